package io.tidemill.engine.decision;

import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
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
        return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// The profile that applied; empty if none did, or none was looked for.
    public Optional<AutoscaleProfile> profile() {
        return steps(Step.ProfileCheck.class).stream()
                .findFirst()
                .flatMap(check -> check.selection().selected());
    }

    /// The count the run saw; empty if it did not come that far.
    public OptionalInt current() {
        return steps(Step.InstanceCount.class).stream()
                .mapToInt(Step.InstanceCount::current)
                .findFirst();
    }

    /// The cooldown that acting on the decision starts; zero if no rule asked for it.
    public Duration startedCooldown() {
        return decision.reason().isByRules()
                ? steps(Step.Combination.class).getFirst().cooldown()
                : Duration.ZERO;
    }
}
