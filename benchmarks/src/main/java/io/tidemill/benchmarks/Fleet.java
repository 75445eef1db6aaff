package io.tidemill.benchmarks;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.MetricSource;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.engine.target.ScaleTargets;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Many settings and what a run of each would see: four rules over two metrics, windows of five
/// minutes at a grain of one, four instances that report each minute.
final class Fleet {
    static final Instant NOW = Instant.parse("2026-01-05T10:00:00Z");

    private static final int INSTANCES = 4;

    /// A setting and the observation it is evaluated with.
    record Member(AutoscaleSetting setting, Observation seen) {}

    /// The doors of one member: they answer at once, and keep nothing.
    record Doors(Observation seen) implements MetricSource, ScaleTargets, ScaleTarget, ActivityLog {
        @Override
        public MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
            return seen.readings().get(key.name().equals(FleetSettings.CPU) ? 0 : 2);
        }

        @Override
        public ScaleTarget at(String resourceId) {
            return this;
        }

        @Override
        public TargetState state() {
            return seen.state();
        }

        @Override
        public ScaleOutcome scaleTo(int count) {
            return new ScaleOutcome.Accepted();
        }

        @Override
        public void append(Activity activity) {}

        @Override
        public History history(String settingId) {
            return seen.history();
        }
    }

    private Fleet() {}

    /// That many members, each with its own ids and samples.
    static List<Member> of(int size) {
        var random = new SplittableRandom(1);
        var members = new ArrayList<Member>(size);
        for (int i = 0; i < size; i++) {
            members.add(member(i, random));
        }
        return members;
    }

    private static Member member(int number, SplittableRandom random) {
        return new Member(FleetSettings.withFourRules(number), observation(number, random));
    }

    private static Observation observation(int number, SplittableRandom random) {
        var cpu = reading(random);
        var memory = reading(random);
        return new Observation(
                "run-" + number,
                NOW,
                new TargetState.Settled(INSTANCES),
                History.NONE,
                List.of(cpu, cpu, memory, memory));
    }

    private static MetricReading reading(SplittableRandom random) {
        var series = new ArrayList<Series>(INSTANCES);
        for (int i = 0; i < INSTANCES; i++) {
            series.add(new Series(Map.of("instanceId", "i-" + i), samples(random)));
        }
        return new MetricReading.Samples(series, Silence.FAILURE);
    }

    private static Buckets samples(SplittableRandom random) {
        var minute = FleetSettings.MINUTE;
        var level = random.nextDouble(10, 90);
        var samples = random.doubles(FleetSettings.WINDOW, level - 10, level + 10).toArray();
        return Buckets.ofSamples(
                NOW.minus(minute.multipliedBy(FleetSettings.WINDOW)), minute, samples);
    }
}
