package io.tidemill.gateway;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A route table made ready for use: names looked up, addresses resolved, counters attached.
record Routes(Map<String, Endpoint> endpoints) {

    static final Routes EMPTY = new Routes(Map.of());

    Optional<Deployment> deployment(String endpoint, String name) {
        return Optional.ofNullable(endpoints.get(endpoint))
                .flatMap(found -> Optional.ofNullable(found.deployments().get(name)));
    }

    Set<String> deploymentKeys() {
        return deployments().map(Deployment::key).collect(Collectors.toSet());
    }

    Set<String> instanceIds() {
        return deployments()
                .flatMap(deployment -> deployment.instances().stream())
                .map(Instance::id)
                .collect(Collectors.toSet());
    }

    private Stream<Deployment> deployments() {
        return endpoints.values().stream()
                .flatMap(endpoint -> endpoint.deployments().values().stream());
    }

    /// An endpoint with its deployments by name.
    record Endpoint(EndpointRoute route, Map<String, Deployment> deployments, List<Share> shares) {

        /// A deployment by chance, each as likely as its share of the traffic.
        Optional<Deployment> draw(RandomGenerator random) {
            int total = shares.stream().mapToInt(Share::weight).sum();
            if (total == 0) {
                return Optional.empty();
            }
            int mark = random.nextInt(total);
            for (Share share : shares) {
                mark -= share.weight();
                if (mark < 0) {
                    return Optional.of(share.deployment());
                }
            }
            throw new IllegalStateException("the mark lies below the total");
        }
    }

    /// A deployment's part of the traffic.
    record Share(Deployment deployment, int weight) {}

    /// A deployment with the number of its requests in flight.
    record Deployment(
            String endpoint,
            DeploymentRoute route,
            AtomicInteger inFlight,
            List<Instance> instances) {

        String name() {
            return route.name();
        }

        String key() {
            return keyOf(endpoint, route);
        }

        static String keyOf(String endpoint, DeploymentRoute route) {
            return endpoint + "/" + route.name();
        }
    }

    /// An instance with the number of its requests in flight.
    record Instance(InstanceRoute route, InetSocketAddress address, AtomicInteger inFlight) {

        String id() {
            return route.id();
        }
    }
}
