package io.tidemill.engine.decision;

import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The full record of one run: each step with what it saw and said, each step that was skipped with
/// its reason, and the decision.
public record Evaluation(
        AutoscaleSetting setting,
        String correlationId,
        Instant at,
        List<Step> steps,
        Decision decision) {
    public Evaluation {
        steps = List.copyOf(steps);
    }

    /// The steps of one kind, in order.
    public <S extends Step> List<S> steps(Class<S> kind) {
        var found = new ArrayList<S>();
        for (var step : steps) {
            if (kind.isInstance(step)) {
                found.add(kind.cast(step));
            }
        }
        return List.copyOf(found);
    }

    /// The profile that applied; empty if none did, or none was looked for.
    public Optional<AutoscaleProfile> profile() {
        for (var step : steps) {
            if (step instanceof Step.ProfileCheck check) {
                return check.selection().selected();
            }
        }
        return Optional.empty();
    }

    /// The count the run saw; empty if it did not come that far.
    public OptionalInt current() {
        for (var step : steps) {
            if (step instanceof Step.InstanceCount count) {
                return OptionalInt.of(count.current());
            }
        }
        return OptionalInt.empty();
    }

    /// What would have been decided if the setting's behavior had held nothing back.
    public Decision intended() {
        for (var step : steps) {
            if (step instanceof Step.Restrained restrained) {
                return restrained.intended();
            }
        }
        return decision;
    }

    /// The cooldown that acting on the decision starts; zero if no rule asked for it.
    public Duration startedCooldown() {
        return decision.reason().isByRules()
                ? steps(Step.Combination.class).getFirst().cooldown()
                : Duration.ZERO;
    }
}
