package io.tidemill.cli.server;

import static java.util.stream.Collectors.toMap;

import io.tidemill.control.RoutedDeployment;
import io.tidemill.control.RoutedEndpoint;
import io.tidemill.control.Serving;
import io.tidemill.control.target.Address;
import io.tidemill.gateway.ApiKey;
import io.tidemill.gateway.DeploymentRoute;
import io.tidemill.gateway.EndpointRoute;
import io.tidemill.gateway.Gateway;
import io.tidemill.gateway.InstanceRoute;
import io.tidemill.gateway.RouteTable;
import java.util.List;

/// The gateway in this process, told in its own words what the control plane wants served.
record GatewayServing(Gateway gateway) implements Serving {
    @Override
    public void serve(List<RoutedEndpoint> endpoints) {
        gateway.route(new RouteTable(endpoints.stream().map(GatewayServing::route).toList()));
    }

    @Override
    public int inFlight(String instanceId) {
        return gateway.inFlight(instanceId);
    }

    private static EndpointRoute route(RoutedEndpoint endpoint) {
        return new EndpointRoute(
                endpoint.name(),
                endpoint.keys().stream().map(ApiKey::of).toList(),
                endpoint.deployments().stream()
                        .collect(toMap(RoutedDeployment::name, RoutedDeployment::share)),
                endpoint.deployments().stream().map(GatewayServing::route).toList());
    }

    private static DeploymentRoute route(RoutedDeployment deployment) {
        return new DeploymentRoute(
                deployment.name(),
                deployment.limits().timeout(),
                deployment.limits().maxConcurrent(),
                deployment.instances().stream().map(GatewayServing::route).toList());
    }

    private static InstanceRoute route(Address instance) {
        return new InstanceRoute(instance.instanceId(), instance.host(), instance.port());
    }
}
