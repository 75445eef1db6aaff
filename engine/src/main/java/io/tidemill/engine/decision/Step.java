package io.tidemill.engine.decision;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Samples;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.profile.ProfileSelection;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One step of an evaluation, in the order in which Azure takes them.
public sealed interface Step {
    /// The profiles were looked at, in the order fixed date, recurring, default; the first that
    /// applies is selected.
    record ProfileCheck(ProfileSelection selection) implements Step {}

    /// The target was asked whether a change is still under way. `skipsRun` ends the evaluation.
    record OperationCheck(TargetState state, LastOperation lastOperation, boolean skipsRun)
            implements Step {}

    /// The current count, beside the limits of the active profile.
    record InstanceCount(int current, Capacity capacity) implements Step {}

    /// The count was compared with the limits; a correction ends the evaluation.
    record LimitCheck(int current, int allowed) implements Step {}

    /// Whether a cooldown holds back the rules of one direction, and until when it does or did (the
    /// distant past: never).
    record CooldownCheck(
            Direction direction,
            LastAction lastAction,
            Duration cooldown,
            Instant until,
            boolean skipsRules)
            implements Step {}

    /// A rule was measured and compared. `index` is its place in the profile. `wanted` is the count
    /// its action asks for, within the limits; `coolingUntil` lies in the past when no cooldown
    /// holds it back.
    record RuleEvaluation(
            int index,
            ScaleRule rule,
            Window window,
            Samples samples,
            Measurement measurement,
            Outcome outcome,
            Direction direction,
            int wanted,
            Instant coolingUntil)
            implements Step {
        /// Whether the rule is triggered and moves the count that way.
        boolean isTriggered(Direction way) {
            return direction == way && outcome == Outcome.TRIGGERED;
        }

        /// Whether a cooldown holds the rule back at `now`.
        public boolean isCooling(Instant now) {
            return coolingUntil.isAfter(now);
        }
    }

    /// Metrics whose failure or recovery this run noticed first.
    record MetricHealth(List<Failure> failed, List<MetricKey> recovered) implements Step {
        /// A metric that cannot be read, and why.
        public record Failure(MetricKey metric, String why) {}

        public MetricHealth {
            failed = List.copyOf(failed);
            recovered = List.copyOf(recovered);
        }
    }

    /// The rules were combined: they want `wanted` instances, the current count if nothing is to
    /// happen. `winners` are the places of the rules whose count was chosen, `cooldown` is what
    /// acting on them starts.
    record Combination(
            int current, int wanted, List<Integer> winners, Duration cooldown, Reason reason)
            implements Step {
        public Combination {
            winners = List.copyOf(winners);
        }
    }

    /// A lower count was tried against the scale-out rules, from the intended one upwards; the last
    /// trial that no rule objects to is taken.
    record FlappingCheck(int current, int intended, List<Trial> trials) implements Step {
        public FlappingCheck {
            trials = List.copyOf(trials);
        }

        /// The count that was accepted; the current one if none was.
        public int accepted() {
            var last = trials.getLast();
            return last.isAccepted() ? last.count() : current;
        }
    }

    /// What the run was about to do is held back, in whole: the setting's behavior does not allow
    /// it. `mode` is the one at this moment.
    record Restrained(Mode mode, Decision intended, Decision decision) implements Step {}

    /// What the run decided.
    record InstanceUpdate(int current, Decision decision) implements Step {}

    /// A step was not taken.
    record Skipped(StepName name, Reason why) implements Step {}

    /// The scale-out rules, projected to `count` instances.
    record Trial(int count, List<Projection> projections) {
        public Trial {
            projections = List.copyOf(projections);
        }

        /// Whether no scale-out rule objects to this count.
        public boolean isAccepted() {
            return projections.stream().noneMatch(Projection::objects);
        }
    }

    /// What a scale-out rule would observe at another count, and what it would say then.
    record Projection(int ruleIndex, Measurement measurement, Outcome outcome) {
        /// Whether the rule would be triggered, or cannot tell because its metric has failed.
        public boolean objects() {
            return outcome == Outcome.TRIGGERED || measurement instanceof Measurement.Failed;
        }
    }
}
