package io.tidemill.control.metric;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.time.InstantSource;
import java.util.List;

/// Reading metrics over REST, below any resource: values, definitions, namespaces.
public final class MetricsRoutes {

    private static final String BELOW =
            "GET /subscriptions/{resource*}/providers/microsoft.insights/";

    private final MetricPage page;
    private final InstantSource clock;

    public MetricsRoutes(MetricStore store, InstantSource clock) {
        this.page = new MetricPage(store);
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(BELOW + "metrics", this::values),
                Route.of(BELOW + "metricDefinitions", MetricsRoutes::definitions),
                Route.of(BELOW + "metricNamespaces", MetricsRoutes::namespaces));
    }

    private ArmResponse values(ArmRequest request) {
        var now = clock.instant();
        return switch (MetricQueryReader.read(resource(request), request, now)) {
            case MetricQueryReader.Reading.Understood(var query) ->
                    ArmResponse.ok(page.values(query, now));
            case MetricQueryReader.Reading.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private static ArmResponse definitions(ArmRequest request) {
        var resource = resource(request);
        return MetricCatalogue.of(resource)
                .map(known -> ArmResponse.list(DefinitionPage.of(resource, known)))
                .orElseGet(() -> unknown(resource));
    }

    private static ArmResponse namespaces(ArmRequest request) {
        var resource = resource(request);
        return MetricCatalogue.of(resource)
                .map(known -> ArmResponse.list(List.of(DefinitionPage.namespace(resource, known))))
                .orElseGet(() -> unknown(resource));
    }

    private static ArmResponse unknown(String resource) {
        return ArmResponse.of(ArmError.badRequest("No metrics are known of " + resource + "."));
    }

    private static String resource(ArmRequest request) {
        return "/subscriptions/" + request.variable("resource");
    }
}
