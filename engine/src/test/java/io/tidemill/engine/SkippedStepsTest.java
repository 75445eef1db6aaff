package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.disabled;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step.Skipped;
import io.tidemill.engine.decision.StepName;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.testing.Scenario;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/// A run names each step it did not take, and why: a reader of the record never has to guess.
class SkippedStepsTest {
    private static final AutoscaleSetting PLAIN = setting(defaultProfile(limits(2, 5, 2)));
    private static final AutoscaleSetting RULED =
            setting(defaultProfile(limits(2, 5, 2), when(CPU, Operator.GREATER_THAN, 70).out(1)));

    @Test
    void skipsEverythingWhileDisabled() {
        var run = run(disabled(PLAIN), 3);

        assertSkips(run, StepName.PROFILE, Reason.DISABLED);
        assertThat(run.profile()).isEmpty();
        assertThat(run.current()).isEmpty();
    }

    @Test
    void skipsTheRulesWhenTheLimitsDecide() {
        assertSkips(run(PLAIN, 9), StepName.COOLDOWN, Reason.ABOVE_MAXIMUM);
    }

    @Test
    void skipsTheRulesWhereThereAreNone() {
        assertSkips(run(PLAIN, 3), StepName.COOLDOWN, Reason.NO_RULES);
    }

    @Test
    void skipsTheFlappingGuardWhenNothingScalesIn() {
        assertSkips(run(RULED, 3), StepName.FLAPPING, Reason.METRIC_FAILURE);
    }

    private static Evaluation run(AutoscaleSetting setting, int instances) {
        return new Scenario(setting, instances).evaluationAt("10:00");
    }

    private static void assertSkips(Evaluation run, StepName first, Reason why) {
        assertThat(run.steps(Skipped.class))
                .containsExactlyElementsOf(
                        EnumSet.range(first, StepName.FLAPPING).stream()
                                .map(name -> new Skipped(name, why))
                                .toList());
    }
}
