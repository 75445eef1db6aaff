package io.tidemill.control.scrape;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one process of an instance told so far, as far as it is needed to tell what happened in
/// between. One thread at a time.
///
/// A gauge is told as it is. A counter becomes its increase a second, a histogram and a summary the
/// mean, a histogram the percentiles too, of what was observed since the reading before. So the
/// first reading tells gauges alone. A counter that went down began anew at zero.
final class InstanceReadings {
    private static final double NANOS_A_SECOND = 1e9;
    private static final List<Integer> PERCENTILES = List.of(50, 90, 95, 99);
    private static final String BOUND = "le";

    private Map<Series, Double> before = Map.of();
    private Instant at = Instant.MIN;

    /// A number of the instance, ready to be kept.
    record Told(String metric, Map<String, String> labels, double value) {
        Told {
            labels = Map.copyOf(labels);
        }
    }

    private record Series(String name, Map<String, String> labels) {}

    /// One reading, beside the one before.
    private record Reading(
            Map<Series, Double> grown, double seconds, ScrapePlan plan, List<Told> told) {
        void tell(String metric, Map<String, String> labels, double value) {
            if (Double.isFinite(value)) {
                told.add(new Told(metric, labels, value));
            }
        }
    }

    /// What the text tells, now that the texts before are known.
    List<Told> told(ExpositionText text, ScrapePlan plan, Instant now) {
        var current = new HashMap<Series, Double>();
        text.samples()
                .forEach(one -> current.put(new Series(one.name(), one.labels()), one.value()));
        boolean isFirst = before.isEmpty() || !now.isAfter(at);
        var grown = isFirst ? Map.<Series, Double>of() : grown(current);
        var seconds = isFirst ? 1 : Duration.between(at, now).toNanos() / NANOS_A_SECOND;
        before = current;
        at = now;
        var reading = new Reading(grown, seconds, plan, new ArrayList<>());
        text.samples()
                .forEach(sample -> tell(sample, Kind.of(sample.name(), text.types()), reading));
        return reading.told();
    }

    /// By how much each series grew that was there before.
    private Map<Series, Double> grown(Map<Series, Double> current) {
        var grown = new HashMap<Series, Double>();
        current.forEach((series, value) ->
                Optional.ofNullable(before.get(series))
                        .ifPresent(old -> grown.put(series, value < old ? value : value - old)));
        return grown;
    }

    private static void tell(Sample sample, Kind kind, Reading reading) {
        switch (kind) {
            case Kind.Gauge() ->
                    reading.plan()
                            .called(sample.name())
                            .ifPresent(name -> reading.tell(name, sample.labels(), sample.value()));
            case Kind.Counter(var family) ->
                    reading.plan()
                            .called(sample.name())
                            .or(() -> reading.plan().called(family))
                            .ifPresent(name -> tellRate(name, sample, reading));
            case Kind.Observations(var family, var isHistogram) ->
                    reading.plan()
                            .called(family)
                            .ifPresent(name -> {
                                tellMean(name, family, sample, reading);
                                if (isHistogram) {
                                    tellPercentiles(name, family, sample, reading);
                                }
                            });
            case Kind.Nothing() -> {}
        }
    }

    private static void tellRate(String name, Sample sample, Reading reading) {
        Optional.ofNullable(reading.grown().get(new Series(sample.name(), sample.labels())))
                .ifPresent(more -> reading.tell(name, sample.labels(), more / reading.seconds()));
    }

    private static void tellMean(String name, String family, Sample sample, Reading reading) {
        var count =
                reading.grown().getOrDefault(new Series(family + "_count", sample.labels()), 0.0);
        var sum = reading.grown().get(new Series(family + "_sum", sample.labels()));
        if (count > 0 && sum != null) {
            reading.tell(name + "_mean", sample.labels(), sum / count);
        }
    }

    private static void tellPercentiles(
            String name, String family, Sample sample, Reading reading) {
        var spread = spread(family, sample.labels(), reading.grown());
        if (spread.count() > 0) {
            PERCENTILES.forEach(percentile ->
                    reading.tell(
                            name + "_P" + percentile,
                            sample.labels(),
                            spread.quantile(percentile / 100.0)));
        }
    }

    private static Spread spread(
            String family, Map<String, String> labels, Map<Series, Double> grown) {
        var counts = new TreeMap<Double, Double>();
        grown.forEach((series, more) -> {
            if (series.name().equals(family + "_bucket") && isBucketOf(labels, series.labels())) {
                bound(series.labels().getOrDefault(BOUND, ""))
                        .ifPresent(bound -> counts.put(bound, more));
            }
        });
        return Spread.of(counts);
    }

    private static boolean isBucketOf(Map<String, String> labels, Map<String, String> bucket) {
        return bucket.size() == labels.size() + 1
                && bucket.containsKey(BOUND)
                && bucket.entrySet().containsAll(labels.entrySet());
    }

    private static Optional<Double> bound(String text) {
        try {
            return Optional.of(
                    text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
