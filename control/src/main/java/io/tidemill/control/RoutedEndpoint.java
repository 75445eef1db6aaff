package io.tidemill.control;

import java.util.List;

/// An endpoint as the gateway needs to know it.
///
/// @param keys each of them opens the endpoint
public record RoutedEndpoint(String name, List<String> keys, List<RoutedDeployment> deployments) {
    public RoutedEndpoint {
        keys = List.copyOf(keys);
        deployments = List.copyOf(deployments);
    }

    /// Keeps the keys out of logs.
    @Override
    public String toString() {
        return "RoutedEndpoint[" + name + "]";
    }
}
