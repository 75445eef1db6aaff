package io.tidemill.engine.profile;

import io.tidemill.engine.rule.WireWord;
import java.util.Optional;

/// Which observed values are expected to grow when there are fewer instances; Azure's documents
/// show per-instance values only.
public enum ProjectionPolicy implements WireWord {
    /// Those that describe one instance; a total of the fleet stays the same.
    PER_INSTANCE_VALUES("perInstanceValues"),
    /// Every value, totals of the fleet too.
    EVERY_VALUE("everyValue");

    private final String wire;

    ProjectionPolicy(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<ProjectionPolicy> parse(String word) {
        return WireWord.find(values(), word);
    }
}
