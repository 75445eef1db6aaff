package io.tidemill.control;

import io.tidemill.control.endpoint.EndpointAccess;
import io.tidemill.control.endpoint.Keys;
import io.tidemill.control.target.Address;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.InstanceTemplate;
import io.tidemill.control.target.InstanceType;
import io.tidemill.control.target.Launch;
import io.tidemill.control.target.Probes;
import io.tidemill.control.target.RequestLimits;
import java.util.Map;

/// Endpoints, deployments and addresses of which only names and traffic matter.
final class RouteFixtures {
    private static final String WORKSPACE =
            "/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws1";

    private RouteFixtures() {}

    static String endpointId(String name) {
        return WORKSPACE + "/onlineEndpoints/" + name;
    }

    static String deploymentId(String endpoint, String name) {
        return endpointId(endpoint) + "/deployments/" + name;
    }

    /// An endpoint with the keys `first` and `second`.
    static EndpointAccess endpoint(String name, Map<String, Integer> traffic) {
        return new EndpointAccess(endpointId(name), name, new Keys("first", "second"), traffic);
    }

    static DeploymentSpec deployment(String endpoint, String name) {
        var template =
                new InstanceTemplate(
                        new Launch.ShellCommand("serve"),
                        InstanceType.parse("Local_C25_M512").orElseThrow(),
                        Map.of());
        return new DeploymentSpec(
                deploymentId(endpoint, name),
                endpoint,
                name,
                1,
                template,
                Probes.DEFAULT,
                RequestLimits.DEFAULT);
    }

    static Address address(String instanceId) {
        return new Address(instanceId, "127.0.0.1", 9000);
    }
}
