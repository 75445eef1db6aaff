package io.tidemill.engine.activity;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.LastOperation;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.ProfileSelection.Candidate;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The `AutoscaleEvaluations` records of a run: one for each step that Azure logs, in order, with
/// its names.
public final class EvaluationLog {
    /// After how long a change under way is called timed out; it holds the run back all the same.
    public static final Duration OPERATION_TIMEOUT = Duration.ofHours(1);

    private final Evaluation evaluation;
    private final Stamp stamp;

    private EvaluationLog(Evaluation evaluation) {
        this.evaluation = evaluation;
        this.stamp = Stamp.of(evaluation);
    }

    /// The records of an evaluation. A step that was skipped leaves none.
    public static List<LogRecord> of(Evaluation evaluation) {
        var log = new EvaluationLog(evaluation);
        return evaluation.steps().stream().flatMap(log::records).toList();
    }

    private Stream<LogRecord> records(Step step) {
        return switch (step) {
            case Step.ProfileCheck check -> check.selection().looked().stream().map(this::profile);
            case Step.OperationCheck check -> Stream.of(operation(check));
            case Step.InstanceCount count -> Stream.of(count(count));
            case Step.CooldownCheck check -> Stream.of(cooldown(check));
            case RuleEvaluation rule -> rule(rule);
            case Step.InstanceUpdate update -> Stream.of(update(update));
            case Step.LimitCheck _, Step.MetricHealth _, Step.Combination _ -> Stream.empty();
            case Step.FlappingCheck _, Step.Restrained _, Step.Skipped _ -> Stream.empty();
        };
    }

    private LogRecord profile(Candidate candidate) {
        var operation =
                switch (candidate.profile().schedule()) {
                    case Schedule.FixedDate _ -> "FixedDateProfileEvaluation";
                    case Schedule.Recurrence _ -> "RecurrentProfileEvaluation";
                    case Schedule.Always _ -> "DefaultProfileEvaluation";
                };
        return record(
                operation,
                Property.of("profile", candidate.profile().name()),
                Property.of("profileSelected", candidate.selected()));
    }

    private LogRecord operation(Step.OperationCheck check) {
        return record(
                "ScaleActionOperationEvaluation",
                Property.of("lastScaleActionOperationId", id(check.lastOperation())),
                Property.of("lastScaleActionOperationStatus", status(check)),
                Property.of("skipCurrentAutoscaleEvaluation", check.skipsRun()));
    }

    private static String id(LastOperation operation) {
        return switch (operation) {
            case LastOperation.None() -> "";
            case LastOperation.Pending pending -> pending.id();
            case LastOperation.Succeeded(var id) -> id;
            case LastOperation.Failed(var id, _) -> id;
        };
    }

    private String status(Step.OperationCheck check) {
        if (check.state() instanceof TargetState.Scaling(_, _, var since)) {
            return stamp.at().isBefore(since.plus(OPERATION_TIMEOUT)) ? "InProgress" : "Timeout";
        }
        return switch (check.lastOperation()) {
            case LastOperation.None() -> "None";
            case LastOperation.Pending _ -> "InProgress";
            case LastOperation.Succeeded _ -> "Succeeded";
            case LastOperation.Failed _ -> "Failed";
        };
    }

    private LogRecord count(Step.InstanceCount count) {
        var capacity = count.capacity();
        return record(
                "InstanceCountEvaluation",
                Property.of("currentInstanceCount", count.current()),
                Property.of("minimumInstanceCount", capacity.minimum()),
                Property.of("maximumInstanceCount", capacity.maximum()),
                Property.of("defaultInstanceCount", capacity.defaultCount()));
    }

    private LogRecord cooldown(Step.CooldownCheck check) {
        var properties = new ArrayList<Property>();
        properties.add(Property.of("selectedProfile", evaluation.profile().orElseThrow().name()));
        properties.add(Property.of("scaleDirection", check.direction().wire()));
        if (check.lastAction() instanceof LastAction.Taken taken) {
            properties.add(Property.of("lastScaleActionTime", taken.at()));
        }
        properties.add(Property.of("cooldown", check.cooldown()));
        properties.add(Property.of("evaluationTime", stamp.at()));
        properties.add(Property.of("skipRuleEvaluationForCooldown", check.skipsRules()));
        return record("ScaleRuleCooldownEvaluation", properties);
    }

    /// A rule that a cooldown holds back is measured, and not evaluated as far as the log goes.
    private Stream<LogRecord> rule(RuleEvaluation rule) {
        return rule.isCooling(stamp.at())
                ? Stream.of(metric(rule))
                : Stream.of(metric(rule), verdict(rule));
    }

    private LogRecord metric(RuleEvaluation rule) {
        var properties = metricProperties(rule);
        properties.add(Property.of("startTime", rule.window().start()));
        properties.add(Property.of("endTime", rule.window().end()));
        properties.add(Property.of("data", rule.samples().toList()));
        return record("MetricEvaluation", properties);
    }

    private LogRecord verdict(RuleEvaluation rule) {
        var trigger = rule.rule().metricTrigger();
        var properties = metricProperties(rule);
        properties.add(Property.of("timeWindow", trigger.sampling().timeWindow()));
        properties.add(
                Property.of("timeAggregationType", trigger.sampling().timeAggregation().wire()));
        properties.add(Property.of("operator", trigger.condition().operator().wire()));
        properties.add(Property.of("threshold", trigger.condition().threshold()));
        properties.addAll(value("observedValue", rule.measurement()));
        properties.addAll(projection(rule.index()));
        properties.add(Property.of("estimateScaleResult", rule.outcome().wire()));
        return record("ScaleRuleEvaluation", properties);
    }

    private static List<Property> metricProperties(RuleEvaluation rule) {
        var trigger = rule.rule().metricTrigger();
        var properties = new ArrayList<Property>();
        properties.add(Property.of("metricName", trigger.metric().name()));
        properties.add(Property.of("metricNamespace", trigger.metric().namespace()));
        properties.add(Property.of("timeGrain", trigger.sampling().timeGrain()));
        properties.add(Property.of("timeGrainStatistic", trigger.sampling().statistic().wire()));
        return properties;
    }

    /// What the rule would observe at the last count that was tried, if any was.
    private List<Property> projection(int index) {
        return evaluation.steps(Step.FlappingCheck.class).stream()
                .flatMap(check -> check.trials().getLast().projections().stream())
                .filter(projection -> projection.ruleIndex() == index)
                .flatMap(projection -> value("projection", projection.measurement()).stream())
                .toList();
    }

    private static List<Property> value(String name, Measurement measurement) {
        return measurement instanceof Measurement.Observed(var value)
                ? List.of(Property.of(name, value))
                : List.of();
    }

    private LogRecord update(Step.InstanceUpdate update) {
        boolean scales = update.decision() instanceof Decision.Scale;
        int next =
                update.decision() instanceof Decision.Scale scale ? scale.to() : update.current();
        return record(
                "InstanceUpdateEvaluation",
                Property.of("currentInstanceCount", update.current()),
                Property.of("newInstanceCount", next),
                Property.of("shouldUpdateInstance", scales),
                Property.of("reason", reason(update.decision().reason())));
    }

    /// Azure's words where they are known, ours elsewhere.
    private static String reason(Reason reason) {
        return switch (reason) {
            case SCALE_OUT_RULE -> "Scale up action triggered";
            case SCALE_IN_RULES, SCALE_IN_REDUCED -> "Scale down action triggered";
            case METRIC_FAILURE_TO_DEFAULT -> "Scale up to default instance count";
            default -> reason.phrase(); // Azure's words for all the others are not known
        };
    }

    private LogRecord record(String operation, Property... properties) {
        return record(operation, List.of(properties));
    }

    private LogRecord record(String operation, Collection<Property> properties) {
        var all = new ArrayList<Property>();
        all.add(Property.of("targetResourceId", stamp.targetResourceId()));
        all.addAll(properties);
        return new LogRecord(
                LogRecord.Category.AUTOSCALE_EVALUATIONS, operation, stamp, List.of(), all);
    }
}
