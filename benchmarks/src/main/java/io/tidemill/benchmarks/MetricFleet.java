package io.tidemill.benchmarks;

import io.tidemill.control.metric.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The series of deployments with two instances that report CPU and memory, each a percentage with
/// two decimals that strays around a level of its own.
final class MetricFleet {
    private static final List<String> METRICS = List.of(FleetSettings.CPU, FleetSettings.MEMORY);
    private static final int INSTANCES = 2;
    private static final int DEVIATION = 5;

    private final List<SeriesKey> keys = new ArrayList<>();

    static MetricFleet of(int deployments) {
        var fleet = new MetricFleet();
        for (int number = 0; number < deployments; number++) {
            for (var metric : METRICS) {
                fleet.addInstances(number, metric);
            }
        }
        return fleet;
    }

    private void addInstances(int deployment, String metric) {
        var key = FleetSettings.key(deployment, metric);
        for (int instance = 0; instance < INSTANCES; instance++) {
            var name = "instance-%d-%d".formatted(deployment, instance);
            keys.add(new SeriesKey(key, Map.of("instanceId", name)));
        }
    }

    List<SeriesKey> keys() {
        return keys;
    }

    int size() {
        return keys.size();
    }

    /// One sample of each series, always the same for that moment.
    double[] samples(long moment) {
        var random = new SplittableRandom(moment);
        var samples = new double[keys.size()];
        for (int series = 0; series < samples.length; series++) {
            double percent = 30 + series % 50 + DEVIATION * random.nextGaussian();
            samples[series] = Math.round(percent * 100) / 100.0;
        }
        return samples;
    }
}
