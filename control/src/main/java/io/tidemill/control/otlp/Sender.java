package io.tidemill.control.otlp;

import java.util.Optional;

/// Whoever sends metrics, as far as it matters where to.
public interface Sender {

    /// Why the sender cannot send metrics of that namespace to that resource; empty where they can.
    Optional<String> objection(String resourceId, String namespace);
}
