package io.tidemill.engine.profile;

import io.tidemill.engine.rule.WireWord;
import java.util.Optional;

/// Which cooldown counts after a scale action; the public record supports both readings.
public enum CooldownPolicy implements WireWord {
    /// The cooldown of the rule that caused the last action holds back every rule.
    LAST_FIRED_RULE("lastFiredRule"),
    /// Each rule waits for its own cooldown, counted from the last action of any kind.
    EVALUATED_RULE("evaluatedRule");

    private final String wire;

    CooldownPolicy(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }

    /// The constant that a wire word names, whatever its case.
    public static Optional<CooldownPolicy> parse(String word) {
        return WireWord.find(values(), word);
    }
}
