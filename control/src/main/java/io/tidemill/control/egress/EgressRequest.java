package io.tidemill.control.egress;

import java.net.URI;
import java.util.Map;

/// A POST to an address of a user.
public record EgressRequest(URI uri, Map<String, String> headers, String body) {
    public EgressRequest {
        headers = Map.copyOf(headers);
    }
}
