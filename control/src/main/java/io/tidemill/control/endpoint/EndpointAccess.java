package io.tidemill.control.endpoint;

import java.util.Map;

/// What the way from a caller to the deployments needs to know of an endpoint.
///
/// @param id ARM id
/// @param name unique in this server
/// @param credentials what opens it
/// @param traffic percent by deployment; empty, or adding up to 0 or 100
public record EndpointAccess(
        String id, String name, Credentials credentials, Map<String, Integer> traffic) {
    public EndpointAccess {
        traffic = Map.copyOf(traffic);
    }
}
