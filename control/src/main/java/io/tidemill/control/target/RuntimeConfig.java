package io.tidemill.control.target;

import java.time.Duration;
import java.util.List;

/// How the process runtime treats every instance.
///
/// @param modelServer command line that starts the built-in model server; the model's name is added
///   to it
/// @param firstBackOff wait before the first restart; each failure in a row doubles it
/// @param longestBackOff the doubling ends here
/// @param stableAfter an instance that stayed ready this long starts its back-off anew
/// @param startTimeout an instance that is not ready by then is restarted
/// @param routeSettle how long after leaving the routes a request may still arrive at an instance
/// @param terminationGrace between asking a process to end and killing it
/// @param drainOnClose how long requests in flight may hold up the end of the whole runtime
/// @param logLines lines kept of each instance's output
public record RuntimeConfig(
        List<String> modelServer,
        Duration firstBackOff,
        Duration longestBackOff,
        Duration stableAfter,
        Duration startTimeout,
        Duration routeSettle,
        Duration terminationGrace,
        Duration drainOnClose,
        int logLines) {

    public RuntimeConfig {
        modelServer = List.copyOf(modelServer);
    }

    public static RuntimeConfig defaults(List<String> modelServer) {
        return new RuntimeConfig(
                modelServer,
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                Duration.ofMinutes(2),
                Duration.ofMillis(100),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                1000);
    }

    /// The same with another time for an instance to become ready.
    public RuntimeConfig withStartTimeout(Duration other) {
        return new RuntimeConfig(
                modelServer,
                firstBackOff,
                longestBackOff,
                stableAfter,
                other,
                routeSettle,
                terminationGrace,
                drainOnClose,
                logLines);
    }
}
