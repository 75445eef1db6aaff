package io.tidemill.engine.profile;

import java.util.List;

/// An autoscale setting, as far as deciding needs it: what is scaled, and by which profiles.
///
/// `id` is the setting's ARM id, `targetResourceId` that of the deployment whose count is set.
public record AutoscaleSetting(
        String id,
        String name,
        boolean enabled,
        String targetResourceId,
        List<AutoscaleProfile> profiles,
        Behavior behavior) {
    /// The most profiles a setting may have.
    public static final int MAXIMUM_PROFILES = 20;

    public AutoscaleSetting {
        profiles = List.copyOf(profiles);
        if (profiles.size() > MAXIMUM_PROFILES) {
            throw new IllegalArgumentException(
                    "a setting has at most " + MAXIMUM_PROFILES + " profiles: " + profiles.size());
        }
    }

    /// The same with other choices.
    public AutoscaleSetting with(Behavior other) {
        return new AutoscaleSetting(id, name, enabled, targetResourceId, profiles, other);
    }
}
