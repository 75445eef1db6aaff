package io.tidemill.gateway;

import io.tidemill.gateway.Routes.Deployment;
import io.tidemill.gateway.Routes.Endpoint;
import io.tidemill.gateway.Routes.Instance;
import io.tidemill.gateway.Routes.Share;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/// The routes in force. They are replaced as a whole; the counters go on.
final class Routing {

    private final Counters deployments = new Counters();
    private final Counters instances = new Counters();
    private volatile Routes current = Routes.EMPTY;

    Routes current() {
        return current;
    }

    @SuppressWarnings("ReferenceEquality") // the same snapshot is meant, not a similar one
    boolean isInForce(Routes routes) {
        return routes == current;
    }

    /// The requests now on this instance, whether or not it is still routed to.
    ///
    /// Once [#replace] has returned without the instance in the table, this never grows again for
    /// good: a request counts itself in first, then looks whether its routes still are in force.
    int inFlight(String instance) {
        return instances.read(instance);
    }

    synchronized void replace(RouteTable table) {
        Routes next =
                new Routes(
                        table.endpoints().stream()
                                .map(this::endpoint)
                                .collect(byName(endpoint -> endpoint.route().name())));
        current = next;
        deployments.keepOnly(next.deploymentKeys());
        instances.keepOnly(next.instanceIds());
    }

    private Endpoint endpoint(EndpointRoute route) {
        Map<String, Deployment> byName =
                route.deployments().stream()
                        .map(deployment -> deployment(route.name(), deployment))
                        .collect(byName(Deployment::name));
        List<Share> shares =
                route.traffic().entrySet().stream()
                        .filter(entry -> entry.getValue() > 0)
                        .map(entry -> share(byName, entry))
                        .toList();
        return new Endpoint(route, byName, shares);
    }

    private static Share share(Map<String, Deployment> byName, Map.Entry<String, Integer> entry) {
        return new Share(Objects.requireNonNull(byName.get(entry.getKey())), entry.getValue());
    }

    private Deployment deployment(String endpoint, DeploymentRoute route) {
        return new Deployment(
                endpoint,
                route,
                deployments.of(Deployment.keyOf(endpoint, route)),
                route.instances().stream().map(this::instance).toList());
    }

    private Instance instance(InstanceRoute route) {
        return new Instance(
                route, new InetSocketAddress(route.host(), route.port()), instances.of(route.id()));
    }

    private static <T> Collector<T, ?, Map<String, T>> byName(Function<T, String> name) {
        return Collectors.toUnmodifiableMap(name, Function.identity());
    }
}
