package io.tidemill.control.egress;

import java.net.URI;
import java.util.Map;

/// A call to an address that somebody wrote down.
///
/// @param body of a POST
public record EgressRequest(URI uri, Map<String, String> headers, String body) {
    public EgressRequest {
        headers = Map.copyOf(headers);
    }
}
