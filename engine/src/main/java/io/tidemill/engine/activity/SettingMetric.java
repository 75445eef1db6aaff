package io.tidemill.engine.activity;

import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One sample of a metric of the autoscale setting itself. Its dimensions are at most one.
public record SettingMetric(String name, Map<String, String> dimensions, double value) {
    public SettingMetric {
        dimensions = Map.copyOf(dimensions);
    }

    /// What a run adds to the metrics of its setting: the count and each rule's value and threshold
    /// as far as they were looked at, and the action if it begins one. A rule's source is the id of
    /// the resource it measures; a rule is known by its profile and place, such as `default/0`.
    public static List<SettingMetric> of(Evaluation evaluation) {
        var metrics = new ArrayList<SettingMetric>();
        evaluation
                .current()
                .ifPresent(count ->
                        metrics.add(new SettingMetric("ObservedCapacity", Map.of(), count)));
        for (var rule : evaluation.steps(Step.RuleEvaluation.class)) {
            metrics.add(threshold(rule, evaluation));
            if (rule.measurement() instanceof Measurement.Observed(var value)) {
                metrics.add(observed(rule, value));
            }
        }
        if (evaluation.decision() instanceof Decision.Scale scale) {
            var direction = Map.of("ScaleDirection", scale.direction().wire());
            metrics.add(new SettingMetric("ScaleActionsInitiated", direction, 1));
        }
        return metrics;
    }

    private static SettingMetric threshold(Step.RuleEvaluation rule, Evaluation evaluation) {
        var name = evaluation.profile().orElseThrow().name() + "/" + rule.index();
        double threshold = rule.rule().metricTrigger().condition().threshold();
        return new SettingMetric("MetricThreshold", Map.of("MetricTriggerRule", name), threshold);
    }

    private static SettingMetric observed(Step.RuleEvaluation rule, double value) {
        var source = rule.rule().metricTrigger().metric().resourceId();
        return new SettingMetric(
                "ObservedMetricValue", Map.of("MetricTriggerSource", source), value);
    }
}
