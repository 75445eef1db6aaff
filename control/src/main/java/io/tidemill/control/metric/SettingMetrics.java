package io.tidemill.control.metric;

import io.tidemill.engine.activity.SettingMetric;
import io.tidemill.engine.decision.Evaluation;

/// Makes metrics of what evaluations of autoscale settings say: the count and the values that were
/// seen, the thresholds, the actions begun. Any thread may call it.
public final class SettingMetrics {

    private final MetricStore store;

    public SettingMetrics(MetricStore store) {
        this.store = store;
    }

    public void evaluated(Evaluation evaluation) {
        SettingMetric.of(evaluation)
                .forEach(metric ->
                        store.add(
                                SeriesKey.of(
                                        evaluation.setting().id(),
                                        metric.name(),
                                        metric.dimensions()),
                                evaluation.at(),
                                Bucket.of(metric.value())));
    }
}
