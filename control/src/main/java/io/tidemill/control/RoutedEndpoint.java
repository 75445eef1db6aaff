package io.tidemill.control;

import io.tidemill.control.endpoint.Credentials;
import java.util.List;

/// An endpoint as the gateway needs to know it.
///
/// @param credentials what opens the endpoint
public record RoutedEndpoint(
        String name, Credentials credentials, List<RoutedDeployment> deployments) {
    public RoutedEndpoint {
        deployments = List.copyOf(deployments);
    }

    /// Keeps secrets out of logs.
    @Override
    public String toString() {
        return "RoutedEndpoint[" + name + "]";
    }
}
