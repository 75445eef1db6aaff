package io.tidemill.cli.server;

import static java.util.stream.Collectors.toMap;

import io.tidemill.control.RoutedDeployment;
import io.tidemill.control.RoutedEndpoint;
import io.tidemill.control.Serving;
import io.tidemill.control.endpoint.Credentials;
import io.tidemill.control.endpoint.Keys;
import io.tidemill.control.endpoint.RoleHolders;
import io.tidemill.control.endpoint.TokenIssuer;
import io.tidemill.control.target.Address;
import io.tidemill.gateway.Access;
import io.tidemill.gateway.ApiKey;
import io.tidemill.gateway.DeploymentRoute;
import io.tidemill.gateway.EndpointRoute;
import io.tidemill.gateway.Gateway;
import io.tidemill.gateway.InstanceRoute;
import io.tidemill.gateway.RouteTable;
import io.tidemill.gateway.TokenAuthority;
import io.tidemill.gateway.TokenSecret;
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
                access(endpoint.credentials()),
                endpoint.deployments().stream()
                        .collect(toMap(RoutedDeployment::name, RoutedDeployment::share)),
                endpoint.deployments().stream().map(GatewayServing::route).toList());
    }

    private static Access access(Credentials credentials) {
        return switch (credentials) {
            case Keys(var primary, var secondary) ->
                    new Access.Keys(List.of(ApiKey.of(primary), ApiKey.of(secondary)));
            case TokenIssuer issuer -> new Access.Tokens(TokenSecret.of(issuer.secretBytes()));
            case RoleHolders(var objectIds, var keys) ->
                    new Access.Callers(new TokenAuthority(keys, RoleHolders.AUDIENCE), objectIds);
        };
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
