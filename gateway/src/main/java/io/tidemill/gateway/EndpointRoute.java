package io.tidemill.gateway;

import java.util.List;
import java.util.Map;

/// One endpoint: who may call it, and how its requests are shared out over its deployments.
///
/// `traffic` maps a deployment's name to its share of the requests that name no deployment; a
/// deployment that is not in it gets none. Only the proportion of the shares matters.
public record EndpointRoute(
        String name,
        Access access,
        Map<String, Integer> traffic,
        List<DeploymentRoute> deployments) {

    public EndpointRoute {
        Names.require("endpoint", name);
        traffic = Map.copyOf(traffic);
        deployments = List.copyOf(deployments);
        Names.requireUnique("deployment", deployments.stream().map(DeploymentRoute::name));
        requireShares(traffic, deployments.stream().map(DeploymentRoute::name).toList());
    }

    private static void requireShares(Map<String, Integer> traffic, List<String> deployments) {
        traffic.forEach((deployment, share) -> {
            if (share < 0) {
                throw new IllegalArgumentException(
                        "traffic of '" + deployment + "' = " + share + ", must be >= 0");
            }
            if (!deployments.contains(deployment)) {
                throw new IllegalArgumentException(
                        "traffic names the unknown deployment '" + deployment + "'");
            }
        });
    }
}
