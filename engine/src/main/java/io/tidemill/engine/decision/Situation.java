package io.tidemill.engine.decision;

import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.Behavior;
import java.time.Instant;

/// What every rule of a run is looked at against: the time, the current count within its limits,
/// and what went before.
public record Situation(
        Instant now, int current, AutoscaleProfile profile, Behavior behavior, History history) {
    /// A count brought within the limits of the profile.
    int clamp(int count) {
        return profile.capacity().clamp(count);
    }
}
