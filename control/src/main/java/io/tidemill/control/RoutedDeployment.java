package io.tidemill.control;

import io.tidemill.control.target.Address;
import io.tidemill.control.target.RequestLimits;
import java.util.List;

/// A deployment as the gateway needs to know it.
///
/// @param share of its endpoint's requests, in percent
/// @param instances those that are ready
public record RoutedDeployment(
        String name, int share, RequestLimits limits, List<Address> instances) {
    public RoutedDeployment {
        instances = List.copyOf(instances);
    }
}
