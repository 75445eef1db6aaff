package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Samples;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.rule.MetricTrigger;
import java.util.ArrayList;
import java.util.List;

/// Measures the rules of a profile and compares them with their thresholds, each by itself.
public final class RuleCheck {
    private RuleCheck() {}

    /// Every rule of the profile; there must be one reading for each, in the same order.
    public static List<RuleEvaluation> all(List<MetricReading> readings, Situation at) {
        int rules = at.profile().rules().size();
        if (readings.size() != rules) {
            throw new IllegalArgumentException(
                    readings.size() + " readings for " + rules + " rules");
        }
        var evaluations = new ArrayList<RuleEvaluation>(rules);
        for (int index = 0; index < rules; index++) {
            evaluations.add(one(index, readings.get(index), at));
        }
        return evaluations;
    }

    private static RuleEvaluation one(int index, MetricReading reading, Situation at) {
        var rule = at.profile().rules().get(index);
        var trigger = rule.metricTrigger();
        var action = rule.scaleAction();
        var window = Window.at(at.now(), trigger.sampling(), at.behavior().metricDelay());
        var samples = samples(trigger, reading, window);
        var measurement = measurement(trigger, reading, samples, at.current());
        return new RuleEvaluation(
                index,
                rule,
                window,
                samples,
                measurement,
                Outcome.of(trigger.condition(), measurement),
                action.directionAt(at.current()),
                at.clamp(action.wanted(at.current())),
                Cooldowns.end(rule, at));
    }

    private static Samples samples(MetricTrigger trigger, MetricReading reading, Window window) {
        return switch (reading) {
            case MetricReading.Samples(var series, _) ->
                    trigger.samples(series, window.start(), window.end());
            case MetricReading.Unreadable _ -> Samples.NONE;
        };
    }

    /// A window that is filled only in part is judged by what is there; an empty one is a failure
    /// at once unless silence is normal.
    private static Measurement measurement(
            MetricTrigger trigger, MetricReading reading, Samples samples, int instances) {
        return switch (reading) {
            case MetricReading.Unreadable(var why) -> new Measurement.Failed(why);
            case MetricReading.Samples _ when !samples.isEmpty() ->
                    new Measurement.Observed(trigger.observed(samples, instances));
            case MetricReading.Samples(_, var silence) when silence == Silence.NORMAL ->
                    new Measurement.Silent();
            case MetricReading.Samples _ -> new Measurement.Failed("no samples in the window");
        };
    }
}
