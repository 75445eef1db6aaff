package io.tidemill.gateway;

/// One ready instance, and where it listens.
public record InstanceRoute(String id, String host, int port) {

    private static final int MAX_PORT = 65_535;

    public InstanceRoute {
        Names.require("instance", id);
        if (host.isBlank()) {
            throw new IllegalArgumentException("the host of '" + id + "' must not be blank");
        }
        if (port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException(
                    "the port of '" + id + "' = " + port + ", must be from 1 to 65535");
        }
    }
}
