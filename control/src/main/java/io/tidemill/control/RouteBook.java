package io.tidemill.control;

import static java.util.stream.Collectors.toMap;

import io.tidemill.control.endpoint.EndpointAccess;
import io.tidemill.control.metric.ServedEndpoint;
import io.tidemill.control.target.Address;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.Routes;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What the gateway is to serve: endpoints and deployments as they are written down, with the
/// instances that are ready.
///
/// All three change on threads of their own; the gateway hears of one table after the other, in
/// order.
final class RouteBook implements Routes {
    private final Serving gateway;
    private final Object lock = new Object();
    private final Map<String, List<Address>> ready = new HashMap<>(); // guarded by lock
    private final Map<String, DeploymentSpec> deployments = new HashMap<>(); // guarded by lock
    private List<EndpointAccess> endpoints = List.of(); // guarded by lock

    private volatile Map<String, String> ids = Map.of();

    RouteBook(Serving gateway) {
        this.gateway = gateway;
    }

    /// These are all endpoints now.
    void endpoints(List<EndpointAccess> all) {
        synchronized (lock) {
            endpoints = List.copyOf(all);
            ids = all.stream().collect(toMap(EndpointAccess::name, EndpointAccess::id));
            publish();
        }
    }

    /// The deployment is to be like this, new or changed.
    void deployment(DeploymentSpec spec) {
        synchronized (lock) {
            deployments.put(key(spec.id()), spec);
            publish();
        }
    }

    /// The deployment is no more.
    void forget(String deploymentId) {
        synchronized (lock) {
            deployments.remove(key(deploymentId));
            ready.remove(key(deploymentId));
            publish();
        }
    }

    @Override
    public void ready(String deploymentId, List<Address> instances) {
        synchronized (lock) {
            ready.put(key(deploymentId), instances);
            publish();
        }
    }

    @Override
    public int inFlight(String instanceId) {
        return gateway.inFlight(instanceId);
    }

    /// All endpoints with the names of their deployments.
    List<ServedEndpoint> served() {
        synchronized (lock) {
            return endpoints.stream()
                    .map(each ->
                            new ServedEndpoint(
                                    each.id(), of(each).map(DeploymentSpec::name).toList()))
                    .toList();
        }
    }

    /// The ARM id of the endpoint of that name. Never waits: requests are told by it.
    Optional<String> endpointId(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    private void publish() {
        gateway.serve(endpoints.stream().map(this::routed).toList());
    }

    private RoutedEndpoint routed(EndpointAccess endpoint) {
        return new RoutedEndpoint(
                endpoint.name(),
                endpoint.credentials(),
                of(endpoint).map(spec -> routed(spec, endpoint.traffic())).toList());
    }

    private Stream<DeploymentSpec> of(EndpointAccess endpoint) {
        return deployments.values().stream()
                .filter(spec -> spec.endpoint().equalsIgnoreCase(endpoint.name()));
    }

    private RoutedDeployment routed(DeploymentSpec spec, Map<String, Integer> traffic) {
        return new RoutedDeployment(
                spec.name(),
                share(spec.name(), traffic),
                spec.limits(),
                ready.getOrDefault(key(spec.id()), List.of()));
    }

    private static int share(String deployment, Map<String, Integer> traffic) {
        return traffic.entrySet().stream()
                .filter(share -> share.getKey().equalsIgnoreCase(deployment))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private static String key(String deploymentId) {
        return deploymentId.toLowerCase(Locale.ROOT);
    }
}
