package io.tidemill.control.setting;

import io.tidemill.engine.rule.WireWord;

/// What a notification tells of; there is only scaling.
enum NotificationOperation implements WireWord {
    SCALE("Scale");

    private final String wire;

    NotificationOperation(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
