package io.tidemill.control.prometheus;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// The buckets that are known of an expression: those of `[start, end)`, and none beside them.
///
/// @param rows one number for each bucket and series; `NaN` where there is none
@SuppressWarnings("ArrayRecordComponent") // packed numbers, which nobody changes
record Held(Instant start, Instant end, Duration grain, Map<Map<String, String>, double[]> rows) {

    Held {
        rows = Map.copyOf(rows);
    }

    static Held of(Question question, Answer.Values values) {
        var end = question.start().plus(question.grain().multipliedBy(question.size()));
        return new Held(question.start(), end, question.grain(), values.rows());
    }

    /// Nothing, up to that moment.
    static Held none(Instant end, Duration grain) {
        return new Held(end, end, grain, Map.of());
    }

    /// The last `size` buckets of both; where both know a bucket, what the newer one says counts,
    /// also when it says nothing. A series without any number left is left out.
    Held with(Held newer, int size) {
        var first = newer.end.minus(grain.multipliedBy(size));
        var names = new HashSet<>(rows.keySet());
        names.addAll(newer.rows.keySet());
        var merged = new HashMap<Map<String, String>, double[]>();
        for (var name : names) {
            var row = new double[size];
            Arrays.fill(row, Double.NaN);
            copy(this, name, first, row);
            Arrays.fill(row, newer.index(newer.start, first, size), size, Double.NaN);
            copy(newer, name, first, row);
            if (Arrays.stream(row).anyMatch(Double::isFinite)) {
                merged.put(name, row);
            }
        }
        return new Held(first, newer.end, grain, merged);
    }

    List<Series> series() {
        return rows.entrySet().stream()
                .map(row ->
                        new Series(row.getKey(), Buckets.ofSamples(start, grain, row.getValue())))
                .toList();
    }

    private static void copy(Held from, Map<String, String> name, Instant first, double[] into) {
        var row = from.rows.getOrDefault(name, new double[0]);
        for (int i = 0; i < row.length; i++) {
            var index = from.buckets(first, from.start) + i;
            if (index >= 0 && index < into.length) {
                into[(int) index] = row[i];
            }
        }
    }

    private int index(Instant at, Instant first, int size) {
        return Math.clamp(buckets(first, at), 0, size);
    }

    private long buckets(Instant from, Instant to) {
        return Duration.between(from, to).dividedBy(grain);
    }
}
