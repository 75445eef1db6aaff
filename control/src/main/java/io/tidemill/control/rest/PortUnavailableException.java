package io.tidemill.control.rest;

/// A port that could not be opened. The message is meant for the person who started Tidemill.
public final class PortUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortUnavailableException(String host, int port) {
        super(message(host, port));
    }

    PortUnavailableException(String host, int port, Throwable cause) {
        super(message(host, port), cause);
    }

    private static String message(String host, int port) {
        return "Port %d on %s cannot be opened; most likely another program uses it. Stop that program, or start Tidemill with --port-offset."
                .formatted(port, host);
    }
}
