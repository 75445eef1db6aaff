package io.tidemill.gateway;

import java.util.List;

/// An immutable snapshot of everything the gateway may serve.
///
/// Endpoint names and instance ids are unique in it.
public record RouteTable(List<EndpointRoute> endpoints) {

    /// The table of a gateway that serves nothing yet.
    public static final RouteTable EMPTY = new RouteTable(List.of());

    public RouteTable {
        endpoints = List.copyOf(endpoints);
        Names.requireUnique("endpoint", endpoints.stream().map(EndpointRoute::name));
        Names.requireUnique(
                "instance",
                endpoints.stream()
                        .flatMap(endpoint -> endpoint.deployments().stream())
                        .flatMap(deployment -> deployment.instances().stream())
                        .map(InstanceRoute::id));
    }
}
