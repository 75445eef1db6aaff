package io.tidemill.simulator;

import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.engine.target.TargetState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// One setting with its endpoint, load and faults, all drawn from a seed: a closed loop in virtual
/// time. Equal seeds make equal worlds, whether the loop is restarted in between or not.
final class World {
    /// How often the loop is restarted in a world with restarts; no number that fits into a day.
    private static final int RUNS_TO_RESTART = 149;

    private final Invariants invariants = new Invariants();
    private final Set<Aftermath.Look> dark = new HashSet<>();
    private final Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    private final ActivityJournal journal = new ActivityJournal();
    private final AutoscaleSetting setting;
    private final VirtualTime time;
    private final SimulatedTarget target;
    private final Measuring measuring;
    private final Faults faults;
    private final Duration period;
    private final boolean restarted;
    private boolean refused;
    private long runs;
    private long transcript;

    World(long seed, boolean restarted) {
        var random = new Random(seed);
        var start = start(random);
        this.setting =
                new RandomSettings(random).draw(start.atOffset(ZoneOffset.UTC).toLocalDateTime());
        this.time = new VirtualTime(start);
        this.target = new SimulatedTarget(time, random.nextInt(8), Manner.obeysAtOnce());
        this.faults = new Faults(random, time, target);
        this.measuring = new Measuring(random, faults, start);
        this.period = Duration.ofMinutes(List.of(2, 5, 5, 10, 10).get(random.nextInt(5)));
        this.restarted = restarted;
    }

    /// Lives on for that long by the clock on the wall, clock steps aside; stops at the first run
    /// that breaks an invariant and says what it broke.
    List<String> live(Duration length) {
        for (long left = length.dividedBy(period); left > 0; left--) {
            var broken = step();
            if (!broken.isEmpty()) {
                return broken;
            }
        }
        return List.of();
    }

    /// A number that sums up every decision so far.
    long transcript() {
        return transcript;
    }

    /// Why its runs ended as they did.
    Set<Reason> reasons() {
        return Set.copyOf(reasons);
    }

    /// Where it stands, to be found again.
    String whereabouts() {
        return "run %d at %s of %s".formatted(runs, time.instant(), setting);
    }

    private List<String> step() {
        time.moveTo(time.instant().plus(period));
        faults.strike();
        measuring.measureUntil(time.instant(), target.instances());
        restart();
        dark.clear();
        refused = false;
        var evaluation =
                new ControlLoop(this::read, _ -> witness(), journal, () -> "run-" + runs)
                        .run(setting, time.instant());
        note(evaluation);
        return invariants.after(evaluation, new Aftermath(target.state(), refused, dark));
    }

    private void restart() {
        runs++;
        if (restarted && runs % RUNS_TO_RESTART == 0) {
            journal.restart();
        }
    }

    private void note(Evaluation evaluation) {
        reasons.add(evaluation.decision().reason());
        var decided =
                switch (evaluation.decision()) {
                    case Decision.Scale(var from, var to, var reason) ->
                            31L * from + 17L * to + reason.code().hashCode();
                    case Decision.Hold(var reason) -> reason.code().hashCode();
                };
        transcript = 1_000_003 * transcript + decided;
    }

    private MetricReading read(MetricKey key, Instant from, Instant to, Duration grain) {
        var reading = measuring.metrics().read(key, from, to, grain);
        if (isEmpty(reading)) {
            dark.add(new Aftermath.Look(key, from, to));
        }
        return reading;
    }

    private static boolean isEmpty(MetricReading reading) {
        return switch (reading) {
            case MetricReading.Unreadable _ -> true;
            case MetricReading.Samples(var series, _) -> {
                var buckets = series.getFirst().buckets();
                for (int i = 0; i < buckets.size(); i++) {
                    if (buckets.count(i) > 0) {
                        yield false;
                    }
                }
                yield true;
            }
        };
    }

    private ScaleTarget witness() {
        return new ScaleTarget() {
            @Override
            public TargetState state() {
                return target.state();
            }

            @Override
            public ScaleOutcome scaleTo(int count) {
                var outcome = target.scaleTo(count);
                refused = outcome instanceof ScaleOutcome.Refused;
                return outcome;
            }
        };
    }

    /// Half of all worlds start a few days before clocks change somewhere.
    private static Instant start(Random random) {
        var year = 2024 + random.nextInt(4);
        var day =
                random.nextBoolean()
                        ? List.of("-03-05", "-03-25", "-09-28", "-10-22").get(random.nextInt(4))
                        : "-01-01";
        return Instant.parse(year + day + "T00:00:00Z").plus(Duration.ofHours(random.nextInt(72)));
    }
}
