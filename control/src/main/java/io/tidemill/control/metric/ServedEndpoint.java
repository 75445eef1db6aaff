package io.tidemill.control.metric;

import java.util.List;

/// An endpoint that exists, and may therefore be idle, which is not the same as having no data.
///
/// @param id ARM id
/// @param deployments names
public record ServedEndpoint(String id, List<String> deployments) {

    public ServedEndpoint {
        deployments = List.copyOf(deployments);
    }
}
