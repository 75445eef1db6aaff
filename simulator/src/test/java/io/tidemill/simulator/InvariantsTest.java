package io.tidemill.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Decision.Hold;
import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.decision.Step.Combination;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.ProjectionPolicy;
import io.tidemill.engine.target.TargetState;
import io.tidemill.engine.target.TargetState.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Each invariant notices a decision that was spoiled on purpose, and none a sound one.
class InvariantsTest {
    private final Invariants invariants = new Invariants();

    @Test
    void findsNothingWrongWithSoundRuns() {
        for (var run : runs(Settings.cpu(1, 6), 2, 50, 90, 90, 20, 20, 20, 20, 20, 20, 20, 20)) {
            assertThat(invariants.after(run.evaluation(), seen(run.to()))).isEmpty();
        }
    }

    @Test
    void noticesACountAboveTheMaximum() {
        assertThat(invariants.after(last(50), seen(7)))
                .hasSize(1)
                .first()
                .asString()
                .contains("limits");
    }

    @Test
    void noticesACountOnItsWayBelowTheMinimum() {
        var run = last(50);
        var scaling = new TargetState.Scaling(2, 0, run.at());

        assertThat(invariants.after(run, new Aftermath(scaling, false, Set.of()))).hasSize(1);
    }

    @Test
    void excusesATargetThatRefuses() {
        var refused = new Aftermath(new Settled(7), true, Set.of());

        assertThat(invariants.after(last(50), refused)).isEmpty();
    }

    @Test
    void noticesARuleThatActsInsideTheLastCooldown() {
        var runs = runs(Settings.cpu(1, 6), 2, 90, 90);
        invariants.after(runs.get(1).evaluation(), seen(4));
        var spoiled = spoiled(runs.get(2).evaluation(), new Scale(4, 6, Reason.SCALE_OUT_RULE));

        assertThat(invariants.after(spoiled, seen(6)))
                .hasSize(1)
                .first()
                .asString()
                .contains("cooldown");
    }

    @Test
    void noticesARuleThatActsInsideItsOwnCooldown() {
        var runs = runs(ownCooldowns(Settings.cpu(1, 6)), 2, 90, 90);
        invariants.after(runs.get(1).evaluation(), seen(4));
        var won = new Combination(4, 6, List.of(0), Duration.ofMinutes(5), Reason.SCALE_OUT_RULE);
        var spoiled =
                spoiled(runs.get(2).evaluation(), new Scale(4, 6, Reason.SCALE_OUT_RULE), won);

        assertThat(invariants.after(spoiled, seen(6)))
                .hasSize(1)
                .first()
                .asString()
                .contains("cooldown");
    }

    @Test
    void startsNoCooldownWithAnActionThatDidNotHappen() {
        var runs = runs(Settings.cpu(1, 6), 2, 90, 90);
        invariants.after(runs.get(1).evaluation(), new Aftermath(new Settled(2), true, Set.of()));
        var again = spoiled(runs.get(2).evaluation(), new Scale(4, 6, Reason.SCALE_OUT_RULE));

        assertThat(invariants.after(again, seen(6))).isEmpty();
    }

    @Test
    void noticesMissingDataThatScalesIn() {
        var run = last(20);
        assertThat(run.decision()).isEqualTo(new Scale(2, 1, Reason.SCALE_IN_RULES));
        var window = run.steps(Step.RuleEvaluation.class).getLast().window();
        var look = new Aftermath.Look(Settings.CPU, window.start(), window.end());

        assertThat(invariants.after(run, new Aftermath(new Settled(1), false, Set.of(look))))
                .hasSize(1)
                .first()
                .asString()
                .contains("missing data");
    }

    @Test
    void noticesAFiredRuleThatIsOutvoted() {
        var spoiled = spoiled(last(90), new Scale(2, 1, Reason.SCALE_IN_RULES));

        assertThat(invariants.after(spoiled, seen(1)))
                .hasSize(1)
                .first()
                .asString()
                .contains("outvoted");
    }

    @Test
    void noticesAFiredRuleThatIsIgnored() {
        var spoiled = spoiled(last(90), new Hold(Reason.NOT_TRIGGERED));

        assertThat(invariants.after(spoiled, seen(2)))
                .hasSize(1)
                .first()
                .asString()
                .contains("outvoted");
    }

    private static Evaluation last(double cpu) {
        return runs(Settings.cpu(1, 6), 2, cpu).getLast().evaluation();
    }

    private static List<ReplayedRun> runs(AutoscaleSetting setting, int instances, double... cpu) {
        return ReplayTest.replay(setting, new Replay.Start(instances, Manner.obeysAtOnce()), cpu);
    }

    private static Aftermath seen(int instances) {
        return new Aftermath(new Settled(instances), false, Set.of());
    }

    private static Evaluation spoiled(Evaluation run, Decision decision, Step... more) {
        var steps = new ArrayList<>(run.steps());
        steps.addAll(List.of(more));
        return new Evaluation(run.setting(), run.correlationId(), run.at(), steps, decision);
    }

    private static AutoscaleSetting ownCooldowns(AutoscaleSetting setting) {
        return new AutoscaleSetting(
                setting.id(),
                setting.name(),
                setting.enabled(),
                setting.targetResourceId(),
                setting.profiles(),
                new Behavior(
                        CooldownPolicy.EVALUATED_RULE,
                        Duration.ZERO,
                        ProjectionPolicy.PER_INSTANCE_VALUES));
    }
}
