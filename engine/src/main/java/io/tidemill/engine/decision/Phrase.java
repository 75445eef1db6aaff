package io.tidemill.engine.decision;

import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.MetricTrigger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// The words for the values that an explanation speaks of.
final class Phrase {
    private Phrase() {}

    /// At most three decimals.
    static String of(double value) {
        return Double.isInfinite(value)
                ? "beyond all bounds"
                : BigDecimal.valueOf(value)
                        .setScale(3, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /// Such as `1h30m`.
    static String of(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }

    static String instances(int count) {
        return count == 1 ? "1 instance" : count + " instances";
    }

    /// Such as `Paused until 2026-07-01T12:00:00Z by ada because the load test runs`.
    static String restraint(Step.Restrained restrained) {
        return switch (restrained.mode()) {
            case Mode.Paused(var until, var by, var reason) ->
                    "Paused%s by %s%s"
                            .formatted(
                                    until.equals(Instant.MAX) ? "" : " until " + until,
                                    by,
                                    reason.isEmpty() ? "" : " because " + reason);
            case Mode.DryRun() -> "Dry run";
            case Mode.Active() ->
                    restrained.decision().reason() == Reason.SCALE_OUT_PAUSED
                            ? "Scaling out is paused"
                            : "Scaling in is paused";
        };
    }

    /// People count rules from one.
    static String rule(int index) {
        return "Rule " + (index + 1);
    }

    /// Such as `> 70`.
    static String condition(MetricTrigger trigger) {
        var condition = trigger.condition();
        return condition.operator().symbol() + " " + of(condition.threshold());
    }

    /// Such as `CpuUtilizationPercentage (Average of Average per 1m over 5m)`.
    static String metric(MetricTrigger trigger) {
        var sampling = trigger.sampling();
        return "%s (%s of %s per %s over %s%s)"
                .formatted(
                        trigger.metric().name(),
                        sampling.timeAggregation().wire(),
                        sampling.statistic().wire(),
                        of(sampling.timeGrain()),
                        of(sampling.timeWindow()),
                        trigger.isPerInstance() ? ", divided by the instances" : "");
    }
}
