package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.MetricHealth;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.metric.MetricKey;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compares which metrics can be read now with which could before, so that each failure and
/// recovery is told once.
public final class MetricHealthCheck {
    private static final MetricHealth ALL_WELL = new MetricHealth(List.of(), List.of());

    private MetricHealthCheck() {}

    /// What changed against the metrics that were failing before. A metric fails if any rule that
    /// reads it gets nothing.
    public static MetricHealth of(List<RuleEvaluation> rules, Set<MetricKey> failingBefore) {
        if (failingBefore.isEmpty() && !hasFailure(rules)) {
            return ALL_WELL;
        }
        var failing = new LinkedHashMap<MetricKey, String>();
        var seen = new LinkedHashSet<MetricKey>();
        for (var rule : rules) {
            var metric = rule.rule().metricTrigger().metric();
            seen.add(metric);
            if (rule.measurement() instanceof Measurement.Failed(var why)) {
                failing.putIfAbsent(metric, why);
            }
        }
        seen.removeIf(metric -> failing.containsKey(metric) || !failingBefore.contains(metric));
        failing.keySet().removeAll(failingBefore);
        return new MetricHealth(failures(failing), List.copyOf(seen));
    }

    private static boolean hasFailure(List<RuleEvaluation> rules) {
        for (var rule : rules) {
            if (rule.measurement() instanceof Measurement.Failed) {
                return true;
            }
        }
        return false;
    }

    private static List<MetricHealth.Failure> failures(Map<MetricKey, String> failing) {
        return failing.entrySet().stream()
                .map(entry -> new MetricHealth.Failure(entry.getKey(), entry.getValue()))
                .toList();
    }
}
