package io.tidemill.engine.decision;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;
import java.util.List;

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
}
