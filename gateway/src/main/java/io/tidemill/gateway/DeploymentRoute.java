package io.tidemill.gateway;

import java.time.Duration;
import java.util.List;

/// One deployment and those of its instances that are ready to serve.
///
/// An instance that is starting, unready or draining is simply not in the list. `requestTimeout`
/// bounds the wait for the head of an answer, and after that the wait for each further piece.
public record DeploymentRoute(
        String name,
        Duration requestTimeout,
        int maxConcurrentRequestsPerInstance,
        List<InstanceRoute> instances) {

    public DeploymentRoute {
        Names.require("deployment", name);
        instances = List.copyOf(instances);
        Names.requireUnique("instance", instances.stream().map(InstanceRoute::id));
        if (!requestTimeout.isPositive()) {
            throw new IllegalArgumentException(
                    "requestTimeout = " + requestTimeout + ", must be positive");
        }
        if (maxConcurrentRequestsPerInstance < 1) {
            throw new IllegalArgumentException(
                    "maxConcurrentRequestsPerInstance = "
                            + maxConcurrentRequestsPerInstance
                            + ", must be >= 1");
        }
    }

    /// The requests this deployment may have in flight at any moment, as Azure counts them: twice
    /// what its ready instances work on together, so 3 instances of 4 requests each take 24.
    int maxInFlight() {
        return Math.toIntExact(
                Math.min(
                        Integer.MAX_VALUE,
                        2L * maxConcurrentRequestsPerInstance * instances.size()));
    }
}
