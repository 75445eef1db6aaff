package io.tidemill.control.diagnostic;

import io.tidemill.engine.activity.LogRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a diagnostic setting of an autoscale setting chooses among.
enum RecordCategory {
    EVALUATIONS("AutoscaleEvaluations", "Logs"),
    SCALE_ACTIONS("AutoscaleScaleActions", "Logs"),
    METRICS("AllMetrics", "Metrics");

    private final String wire;
    private final String kind;

    RecordCategory(String wire, String kind) {
        this.wire = wire;
        this.kind = kind;
    }

    /// Azure's name of it.
    String wire() {
        return wire;
    }

    /// `Logs` or `Metrics`.
    String kind() {
        return kind;
    }

    /// The name of its files.
    String file() {
        return wire.toLowerCase(Locale.ROOT);
    }

    static RecordCategory of(LogRecord.Category category) {
        return switch (category) {
            case AUTOSCALE_EVALUATIONS -> EVALUATIONS;
            case AUTOSCALE_SCALE_ACTIONS -> SCALE_ACTIONS;
        };
    }

    static Optional<RecordCategory> find(String kind, String name) {
        return Stream.of(values())
                .filter(category -> category.kind.equals(kind))
                .filter(category -> category.wire.equalsIgnoreCase(name))
                .findFirst();
    }
}
