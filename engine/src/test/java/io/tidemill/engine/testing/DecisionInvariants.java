package io.tidemill.engine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Decision.Scale;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Outcome;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step.CooldownCheck;
import io.tidemill.engine.decision.Step.FlappingCheck;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.Behavior.Restraint;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import java.util.List;

/// What holds after every run, whatever the setting, the metrics and the target: used by property
/// tests, simulations and end-to-end tests alike.
public final class DecisionInvariants {
    private final Evaluation evaluation;
    private final Restraint restraint;

    private DecisionInvariants(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.restraint = evaluation.setting().behavior().restraint();
    }

    /// Fails with the evaluation in its message if any invariant is broken.
    public static void check(Evaluation evaluation) {
        var invariants = new DecisionInvariants(evaluation);
        if (evaluation.intended() instanceof Scale scale) {
            invariants.endsWithinLimits(scale);
            invariants.respectsCooldowns(scale);
            invariants.scalesInOnlyByConsent(scale);
        }
        invariants.neverOutvotesAScaleOutRule();
        invariants.holdsBackOnlyWhatItMust();
    }

    /// A decision is what was intended, or to hold where the behavior says so.
    private void holdsBackOnlyWhatItMust() {
        if (evaluation.decision() instanceof Scale scale) {
            assertThat(isAllowed(scale)).as("%s", evaluation).isTrue();
        }
        if (evaluation.intended() instanceof Scale scale && isAllowed(scale)) {
            assertThat(evaluation.decision()).as("%s", evaluation).isEqualTo(scale);
        }
    }

    private boolean isAllowed(Scale scale) {
        return restraint.mode().at(evaluation.at()) instanceof Mode.Active
                && (scale.reason() == Reason.BELOW_MINIMUM
                        || scale.reason() == Reason.ABOVE_MAXIMUM
                        || !restraint.pausedDirections().contains(scale.direction()));
    }

    private void endsWithinLimits(Scale scale) {
        var limits = evaluation.profile().orElseThrow().capacity();
        assertThat(scale.to()).as("%s", evaluation).isBetween(limits.minimum(), limits.maximum());
    }

    /// Only a correction to the limits may happen while every rule has to wait.
    private void respectsCooldowns(Scale scale) {
        if (scale.reason() != Reason.BELOW_MINIMUM && scale.reason() != Reason.ABOVE_MAXIMUM) {
            assertThat(rules())
                    .as("%s", evaluation)
                    .anyMatch(rule -> !rule.isCooling(evaluation.at()));
        }
        if (scale.reason().isByRules()) {
            assertThat(evaluation.steps(CooldownCheck.class))
                    .as("%s", evaluation)
                    .noneMatch(
                            check -> check.direction() == scale.direction() && check.skipsRules());
        }
    }

    private void scalesInOnlyByConsent(Scale scale) {
        if (scale.direction() == Direction.DECREASE && scale.reason() != Reason.ABOVE_MAXIMUM) {
            assertThat(towards(Direction.DECREASE))
                    .as("%s", evaluation)
                    .isNotEmpty()
                    .allMatch(rule -> rule.outcome() == Outcome.TRIGGERED)
                    .allMatch(rule -> rule.measurement() instanceof Measurement.Observed);
            assertThat(rules())
                    .as("%s", evaluation)
                    .noneMatch(rule -> rule.measurement() instanceof Measurement.Failed);
            var accepted = evaluation.steps(FlappingCheck.class).getFirst().trials().getLast();
            assertThat(accepted.count()).as("%s", evaluation).isEqualTo(scale.to());
            assertThat(accepted.isAccepted()).as("%s", evaluation).isTrue();
        }
    }

    private void neverOutvotesAScaleOutRule() {
        var fired =
                towards(Direction.INCREASE).stream()
                        .filter(rule ->
                                rule.outcome() == Outcome.TRIGGERED
                                        && !rule.isCooling(evaluation.at()))
                        .toList();
        if (!fired.isEmpty()) {
            int wanted = fired.stream().mapToInt(RuleEvaluation::wanted).max().orElseThrow();
            int current = evaluation.current().orElseThrow();
            int next = evaluation.intended() instanceof Scale scale ? scale.to() : current;
            assertThat(next).as("%s", evaluation).isEqualTo(wanted);
        }
    }

    private List<RuleEvaluation> towards(Direction direction) {
        return rules().stream().filter(rule -> rule.direction() == direction).toList();
    }

    private List<RuleEvaluation> rules() {
        return evaluation.steps(RuleEvaluation.class);
    }
}
