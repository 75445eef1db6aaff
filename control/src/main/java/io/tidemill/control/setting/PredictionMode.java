package io.tidemill.control.setting;

import io.tidemill.engine.rule.WireWord;

/// What a setting does with forecasts. Azure has more words, for virtual machines alone.
enum PredictionMode implements WireWord {
    DISABLED("Disabled");

    private final String wire;

    PredictionMode(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
