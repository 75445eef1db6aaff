package io.tidemill.engine.activity;

import java.time.Instant;

/// Which setting an activity belongs to, which run, and when that was. `profile` is the active
/// one's name, or empty.
public record Stamp(
        String settingId,
        String targetResourceId,
        String correlationId,
        Instant at,
        String profile) {}
