package io.tidemill.engine.profile;

import io.tidemill.engine.rule.ScaleRule;
import java.util.List;

/// Limits and rules that apply together, and when. The limits and rules of two profiles are never
/// mixed.
public record AutoscaleProfile(
        String name, Capacity capacity, List<ScaleRule> rules, Schedule schedule) {
    /// The most rules a profile may have.
    public static final int MAXIMUM_RULES = 10;

    public AutoscaleProfile {
        rules = List.copyOf(rules);
        if (rules.size() > MAXIMUM_RULES) {
            throw new IllegalArgumentException(
                    "a profile has at most " + MAXIMUM_RULES + " rules: " + rules.size());
        }
    }
}
