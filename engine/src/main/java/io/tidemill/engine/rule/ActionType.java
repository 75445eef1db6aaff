package io.tidemill.engine.rule;

import java.util.Optional;

/// How an action computes the count it asks for.
public enum ActionType implements WireWord {
    /// That many instances more or fewer.
    CHANGE_COUNT("ChangeCount"),
    /// That many percent of the current count more or fewer.
    PERCENT_CHANGE_COUNT("PercentChangeCount"),
    /// Exactly that many instances.
    EXACT_COUNT("ExactCount"),
    /// The next size a service offers; online deployments have no such sizes, so it never applies
    /// here.
    SERVICE_ALLOWED_NEXT_VALUE("ServiceAllowedNextValue");

    private final String wire;

    ActionType(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<ActionType> parse(String word) {
        return WireWord.find(values(), word);
    }
}
