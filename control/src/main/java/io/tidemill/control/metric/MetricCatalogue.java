package io.tidemill.control.metric;

import io.tidemill.engine.metric.Silence;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The metrics that Tidemill measures, by the type of their resource: Azure's names, units,
/// aggregations and dimensions. A metric that nothing collects yet is listed too; it has no
/// samples.
public final class MetricCatalogue {

    private static final String ENDPOINT =
            "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

    private static final ResourceMetrics DEPLOYMENT_METRICS =
            table(
                    ENDPOINT + "/deployments",
                    """
                    CpuMemoryUtilizationPercentage | CPU Memory Utilization Percentage | Percent | Resource | Minimum Maximum Average | instanceId | failure | Memory in use on an instance, of what its type has.
                    CpuUtilizationPercentage | CPU Utilization Percentage | Percent | Resource | Minimum Maximum Average | instanceId | failure | Processor time in use on an instance, of what its type has.
                    DataCollectionErrorsPerMinute | Data Collection Errors Per Minute | Count | Resource | Minimum Maximum Average | instanceId reason type | normal | Data collection events dropped in the minute.
                    DataCollectionEventsPerMinute | Data Collection Events Per Minute | Count | Resource | Minimum Maximum Average | instanceId type | normal | Data collection events processed in the minute.
                    DeploymentCapacity | Deployment Capacity | Count | Resource | Minimum Maximum Average | instanceId State | failure | Instances of the deployment.
                    DiskUtilization | Disk Utilization | Percent | Resource | Minimum Maximum Average | instanceId disk | failure | Disk space in use on an instance.
                    GpuEnergyJoules | GPU Energy in Joules | Count | Resource | Minimum Maximum Average | instanceId | failure | Energy that the GPU used in the interval.
                    GpuMemoryUtilizationPercentage | GPU Memory Utilization Percentage | Percent | Resource | Minimum Maximum Average | instanceId | failure | GPU memory in use on an instance.
                    GpuUtilizationPercentage | GPU Utilization Percentage | Percent | Resource | Minimum Maximum Average | instanceId | failure | GPU in use on an instance.
                    RequestLatency_P50 | Request Latency P50 | MilliSeconds | Traffic | Average | | normal | The 50th percentile of the time to answer, averaged over the period.
                    RequestLatency_P90 | Request Latency P90 | MilliSeconds | Traffic | Average | | normal | The 90th percentile of the time to answer, averaged over the period.
                    RequestLatency_P95 | Request Latency P95 | MilliSeconds | Traffic | Average | | normal | The 95th percentile of the time to answer, averaged over the period.
                    RequestLatency_P99 | Request Latency P99 | MilliSeconds | Traffic | Average | | normal | The 99th percentile of the time to answer, averaged over the period.
                    RequestsPerMinute | Requests Per Minute | Count | Traffic | Average | envoy_response_code | failure | Requests to the deployment in a minute.
                    """);

    private static final ResourceMetrics ENDPOINT_METRICS =
            table(
                    ENDPOINT,
                    """
                    ConnectionsActive | Connections Active | Count | Traffic | Average | | failure | Client connections that are open.
                    DataCollectionErrorsPerMinute | Data Collection Errors Per Minute | Count | Traffic | Minimum Maximum Average | deployment reason type | normal | Data collection events dropped in the minute.
                    DataCollectionEventsPerMinute | Data Collection Events Per Minute | Count | Traffic | Minimum Maximum Average | deployment type | normal | Data collection events processed in the minute.
                    NetworkBytes | Network Bytes | BytesPerSecond | Traffic | Average | | failure | Bytes served a second.
                    NewConnectionsPerSecond | New Connections Per Second | CountPerSecond | Traffic | Average | | failure | Client connections opened a second.
                    RequestLatency | Request Latency | MilliSeconds | Traffic | Average | deployment | normal | The mean time to answer a request.
                    RequestLatency_P50 | Request Latency P50 | MilliSeconds | Traffic | Average | deployment | normal | The 50th percentile of the time to answer, averaged over the period.
                    RequestLatency_P90 | Request Latency P90 | MilliSeconds | Traffic | Average | deployment | normal | The 90th percentile of the time to answer, averaged over the period.
                    RequestLatency_P95 | Request Latency P95 | MilliSeconds | Traffic | Average | deployment | normal | The 95th percentile of the time to answer, averaged over the period.
                    RequestLatency_P99 | Request Latency P99 | MilliSeconds | Traffic | Average | deployment | normal | The 99th percentile of the time to answer, averaged over the period.
                    RequestsPerMinute | Requests Per Minute | Count | Traffic | Average | deployment statusCode statusCodeClass modelStatusCode | failure | Requests to the endpoint in a minute.
                    """);

    private static final ResourceMetrics SETTING_METRICS =
            table(
                    "microsoft.insights/autoscalesettings",
                    """
                    MetricThreshold | Metric Threshold | Count | Resource | Average | MetricTriggerRule | normal | The threshold of a rule when autoscale ran.
                    ObservedCapacity | Observed Capacity | Count | Resource | Average | | normal | The capacity that autoscale saw when it ran.
                    ObservedMetricValue | Observed Metric Value | Count | Resource | Average | MetricTriggerSource | normal | The value that autoscale computed when it ran.
                    ScaleActionsInitiated | Scale Actions Initiated | Count | Resource | Total | ScaleDirection | normal | Scale actions, by direction.
                    """);

    private MetricCatalogue() {}

    /// The metrics of the resource with that ARM id, or empty when its type has none that we know.
    public static Optional<ResourceMetrics> of(String resourceId) {
        var id = resourceId.toLowerCase(Locale.ROOT);
        if (id.contains("/autoscalesettings/")) {
            return Optional.of(SETTING_METRICS);
        }
        if (!id.contains("/onlineendpoints/")) {
            return Optional.empty();
        }
        return Optional.of(id.contains("/deployments/") ? DEPLOYMENT_METRICS : ENDPOINT_METRICS);
    }

    private static ResourceMetrics table(String namespace, String lines) {
        var definitions = lines.lines().map(MetricCatalogue::definition).toList();
        return new ResourceMetrics(namespace, ResourceMetrics.Classification.PLATFORM, definitions);
    }

    private static MetricDefinition definition(String line) {
        var cells = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
        return new MetricDefinition(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                cells.get(3),
                words(cells.get(4)),
                words(cells.get(5)),
                cells.get(6).equals("normal") ? Silence.NORMAL : Silence.FAILURE,
                cells.get(7));
    }

    private static List<String> words(String cell) {
        return cell.isEmpty() ? List.of() : List.of(cell.split(" ", -1));
    }
}
