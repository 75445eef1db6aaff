package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tidemill.control.exposition.Family.Point;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.control.target.InstanceStatus;
import java.time.Instant;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How deployments are, beside how they should be.
///
/// @param inFlight requests that an instance works on, by its id
public record DeploymentFamilies(InstanceRuntime runtime, ToIntFunction<String> inFlight)
        implements Exposed {
    private static final Family WANTED =
            new Family(
                    "tidemill_deployment_wanted_instances",
                    "Instances that the deployment should have.");
    private static final Family READY =
            new Family("tidemill_deployment_ready_instances", "Instances that get requests.");
    private static final Family INSTANCES =
            new Family("tidemill_deployment_instances", "Instances that exist, by their state.");
    private static final Family IN_FLIGHT =
            new Family(
                    "tidemill_requests_in_flight",
                    "Requests that instances of the deployment are working on.");
    private static final Family RESTARTS =
            new Family(
                    "tidemill_deployment_restarts",
                    "How often processes of the instances that exist now were replaced.");

    @Override
    public List<MetricSnapshot> families(Instant now) {
        var statuses = runtime.statuses();
        return List.of(
                WANTED.gauge(each(statuses, DeploymentStatus::wanted)),
                READY.gauge(each(statuses, DeploymentStatus::ready)),
                INSTANCES.gauge(statuses.stream().flatMap(DeploymentFamilies::byState)),
                IN_FLIGHT.gauge(
                        each(
                                statuses,
                                status -> sum(status, one -> inFlight.applyAsInt(one.id())))),
                RESTARTS.gauge(each(statuses, status -> sum(status, InstanceStatus::restarts))));
    }

    private static Stream<Point> each(
            List<DeploymentStatus> statuses, ToDoubleFunction<DeploymentStatus> number) {
        return statuses.stream()
                .map(status -> new Point(Names.labels(status.id()), number.applyAsDouble(status)));
    }

    private static int sum(DeploymentStatus status, ToIntFunction<InstanceStatus> number) {
        return status.instances().stream().mapToInt(number).sum();
    }

    private static Stream<Point> byState(DeploymentStatus status) {
        return status.instances().stream()
                .collect(Collectors.groupingBy(one -> one.state().word(), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry ->
                        Point.of(
                                Names.labels(status.id()).add("state", entry.getKey()),
                                entry.getValue()));
    }
}
