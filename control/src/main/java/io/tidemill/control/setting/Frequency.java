package io.tidemill.control.setting;

import io.tidemill.engine.rule.WireWord;

/// How often a recurrence repeats. Azure's schema has more words, its service takes this one.
enum Frequency implements WireWord {
    WEEK("Week");

    private final String wire;

    Frequency(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
