package io.tidemill.cli.replay;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.ProfileSelection;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.simulator.ManualChange;
import io.tidemill.simulator.RecordedMetrics;
import io.tidemill.simulator.RecordedSeries;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What a metrics file holds. Its rows cover `[first, end)`: from the start of the first sample to
/// the end of the last one, gaps at either end included. `notes` say what is odd about the file.
record Recording(
        List<RecordedSeries> series,
        List<ManualChange> manualChanges,
        Instant first,
        Instant end,
        List<String> notes) {
    /// Has no samples while nobody calls, which is no failure.
    private static final String LATENCIES = "RequestLatency";

    Recording {
        series = List.copyOf(series);
        manualChanges =
                manualChanges.stream().sorted(Comparator.comparing(ManualChange::at)).toList();
        notes = List.copyOf(notes);
    }

    /// The samples in buckets that fit into every grain the setting asks for.
    RecordedMetrics metrics(AutoscaleSetting setting) {
        long grain =
                triggers(setting)
                        .mapToLong(trigger -> trigger.sampling().timeGrain().toSeconds())
                        .reduce(Recording::greatestCommonDivisor)
                        .orElse(60);
        return new RecordedMetrics(series, Duration.ofSeconds(grain), Recording::silence);
    }

    /// One note for each metric that the setting asks for and the file has not.
    List<String> missing(AutoscaleSetting setting, RecordedMetrics metrics) {
        return triggers(setting)
                .map(MetricTrigger::metric)
                .distinct()
                .filter(metric -> !metrics.has(metric))
                .map(metric -> "no samples of " + metric + ", so its rules stay unknown")
                .toList();
    }

    /// The count that was last set by hand at `at` or before; without one, the default count of the
    /// profile that applies then.
    int instancesAt(Instant at, AutoscaleSetting setting) {
        return manualChanges.stream()
                .filter(change -> !change.at().isAfter(at))
                .reduce((_, later) -> later)
                .map(ManualChange::instances)
                .orElseGet(() -> defaultCount(setting, at));
    }

    /// Where no profile applies there is nothing to go by but one instance.
    private static int defaultCount(AutoscaleSetting setting, Instant at) {
        return ProfileSelection.at(setting.profiles(), at)
                .selected()
                .map(AutoscaleProfile::capacity)
                .map(capacity -> capacity.defaultCount())
                .orElse(1);
    }

    private static Stream<MetricTrigger> triggers(AutoscaleSetting setting) {
        return setting.profiles().stream()
                .flatMap(profile -> profile.rules().stream())
                .map(rule -> rule.metricTrigger());
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    private static Silence silence(MetricKey metric) {
        return metric.name().regionMatches(true, 0, LATENCIES, 0, LATENCIES.length())
                ? Silence.NORMAL
                : Silence.FAILURE;
    }
}
