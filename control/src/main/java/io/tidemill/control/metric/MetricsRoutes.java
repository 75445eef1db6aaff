package io.tidemill.control.metric;

import io.tidemill.control.metric.MetricQueryReader.Reading;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import io.tidemill.engine.metric.MetricSource;
import java.time.InstantSource;
import java.util.List;

/// Reading metrics over REST, below any resource: values, definitions, namespaces.
public final class MetricsRoutes {

    private static final String BELOW =
            "GET /subscriptions/{resource*}/providers/microsoft.insights/";

    private final MetricDirectory directory;
    private final MetricSource source;
    private final InstantSource clock;

    /// @param source of every metric that the directory knows
    public MetricsRoutes(MetricDirectory directory, MetricSource source, InstantSource clock) {
        this.directory = directory;
        this.source = source;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(BELOW + "metrics", this::values),
                Route.of(BELOW + "metricDefinitions", this::definitions),
                Route.of(BELOW + "metricNamespaces", this::namespaces));
    }

    private ArmResponse values(ArmRequest request) {
        var now = clock.instant();
        return switch (reader(request).read(now)) {
            case Reading.Understood(var query) ->
                    ArmResponse.ok(new MetricPage(source, query, now).values());
            case Reading.Refused(var error) -> ArmResponse.of(error);
        };
    }

    /// As with Azure, metrics of another namespace than the resource's own are listed only when it
    /// is named.
    private ArmResponse definitions(ArmRequest request) {
        var reader = reader(request);
        return reader.namespace()
                .map(namespace -> ArmResponse.list(DefinitionPage.of(resource(request), namespace)))
                .orElseGet(() -> ArmResponse.of(reader.refusal()));
    }

    private ArmResponse namespaces(ArmRequest request) {
        var resource = resource(request);
        var all = directory.of(resource);
        return all.isEmpty()
                ? ArmResponse.of(ArmError.badRequest("No metrics are known of " + resource + "."))
                : ArmResponse.list(
                        all.stream().map(one -> DefinitionPage.namespace(resource, one)).toList());
    }

    private MetricQueryReader reader(ArmRequest request) {
        return new MetricQueryReader(directory, resource(request), request);
    }

    private static String resource(ArmRequest request) {
        return "/subscriptions/" + request.variable("resource");
    }
}
