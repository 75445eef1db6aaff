package io.tidemill.engine.activity;

import io.tidemill.engine.decision.Evaluation;
import java.time.Instant;

/// Which setting and target something belongs to, in which run, and when.
public record Stamp(String settingId, String targetResourceId, String correlationId, Instant at) {
    /// The stamp of everything that comes from a run.
    public static Stamp of(Evaluation evaluation) {
        var setting = evaluation.setting();
        return new Stamp(
                setting.id(),
                setting.targetResourceId(),
                evaluation.correlationId(),
                evaluation.at());
    }
}
