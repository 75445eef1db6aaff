package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// Measures a world's endpoint each minute, under a load with noise, unless the metric is lost.
final class Measuring {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration CAUGHT_UP = Duration.ofMinutes(30);

    private final SimulatedMetrics metrics = new SimulatedMetrics(Measuring::silence);
    private final RandomGenerator random;
    private final Faults faults;
    private final Load load;
    private Instant measured;

    Measuring(RandomGenerator random, Faults faults, Instant start) {
        this.random = random;
        this.faults = faults;
        this.load = load(random);
        this.measured = start;
    }

    SimulatedMetrics metrics() {
        return metrics;
    }

    /// Every minute that is over and was not measured; after a step of the clock no more than the
    /// last half hour.
    void measureUntil(Instant now, int instances) {
        var end = now.truncatedTo(ChronoUnit.MINUTES);
        if (measured.isAfter(end) || measured.isBefore(end.minus(CAUGHT_UP))) {
            measured = end.minus(MINUTE);
        }
        for (; measured.isBefore(end); measured = measured.plus(MINUTE)) {
            measure(measured, instances);
        }
    }

    private void measure(Instant minute, int instances) {
        var noisy = load.at(minute) * random.nextDouble(0.9, 1.1);
        var seen = SimulatedEndpoint.under(noisy, instances);
        put(RandomSettings.CPU, minute, seen.cpuPercent());
        put(RandomSettings.REQUESTS, minute, seen.requestsPerMinute());
        seen.latencyMillis().ifPresent(millis -> put(RandomSettings.LATENCY, minute, millis));
    }

    private void put(MetricKey key, Instant minute, double value) {
        if (!faults.isLost(key)) {
            metrics.add(key, minute, value);
        }
    }

    private static Load load(RandomGenerator random) {
        double low = random.nextInt(3);
        double high = low + random.nextInt(8);
        return switch (random.nextInt(5)) {
            case 0 -> new Load.Steady(high);
            case 1 -> new Load.Bursts(low, high, Duration.ofMinutes(20), Duration.ofHours(5));
            case 2 -> new Load.Ramps(low, high, Duration.ofHours(9));
            default -> new Load.Daily(low, high);
        };
    }

    private static Silence silence(MetricKey key) {
        return key.equals(RandomSettings.LATENCY) ? Silence.NORMAL : Silence.FAILURE;
    }
}
