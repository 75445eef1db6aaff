package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.LATENCY;
import static io.tidemill.engine.testing.Fixtures.MEMORY;
import static io.tidemill.engine.testing.Fixtures.REQUESTS;
import static io.tidemill.engine.testing.Fixtures.behavior;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static io.tidemill.engine.testing.Fixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Explanation;
import io.tidemill.engine.decision.History;
import io.tidemill.engine.decision.Observation;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Series;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior.Restraint;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import io.tidemill.engine.target.TargetState;
import io.tidemill.engine.testing.DecisionInvariants;
import io.tidemill.engine.testing.FakeTarget.Manner;
import io.tidemill.engine.testing.Scenario;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/// What holds for every setting, load and fault.
class DecisionPropertyTest {
    private static final Instant START = Instant.parse("2026-07-01T00:00:00Z");
    private static final List<MetricKey> METRICS = List.of(CPU, MEMORY, LATENCY, REQUESTS);

    /// What happens before a run: the values of the metrics, and what is done to the target.
    record Turn(List<Double> values, int fault, int manual) {}

    @Property(tries = 300)
    void keepsEveryInvariantThroughFaults(
            @ForAll("settings") AutoscaleSetting setting, @ForAll("turns") List<Turn> turns) {
        var story = new Scenario(setting, 3);
        for (int turn = 0; turn < turns.size(); turn++) {
            DecisionInvariants.check(run(story, turns.get(turn), turn));
        }
    }

    @Property(tries = 100)
    void decidesTheSameAfterARestartAtAnyPoint(
            @ForAll("settings") AutoscaleSetting setting, @ForAll("turns") List<Turn> turns) {
        var steady = new Scenario(setting, 3);
        var restarted = new Scenario(setting, 3);
        for (int turn = 0; turn < turns.size(); turn++) {
            restarted.restart();
            assertThat(run(restarted, turns.get(turn), turn))
                    .isEqualTo(run(steady, turns.get(turn), turn));
        }
    }

    @Property(tries = 100)
    void shiftsWithWholeWeeks(
            @ForAll("settings") AutoscaleSetting setting, @ForAll("turns") List<Turn> turns) {
        var free = setting.with(setting.behavior().with(Restraint.NONE)); // a pause has a date
        var now = new Scenario(free, 3);
        var later = new Scenario(free, 3);
        int weeks = 52 * 7 * 24 * 60;
        for (int turn = 0; turn < turns.size(); turn++) {
            assertThat(run(later, turns.get(turn), turn + weeks).decision())
                    .isEqualTo(run(now, turns.get(turn), turn).decision());
        }
    }

    @Property(tries = 200)
    void ignoresTheOrderOfSeries(
            @ForAll("settings") AutoscaleSetting setting, @ForAll Random random) {
        var rules = setting.profiles().getFirst().rules();
        var ordered = new ArrayList<MetricReading>();
        var shuffled = new ArrayList<MetricReading>();
        for (int rule = 0; rule < rules.size(); rule++) {
            var series =
                    new ArrayList<>(
                            List.of(series("a", random), series("b", random), series("c", random)));
            ordered.add(new MetricReading.Samples(series, Silence.FAILURE));
            Collections.shuffle(series, random);
            shuffled.add(new MetricReading.Samples(series, Silence.FAILURE));
        }

        assertThat(evaluate(setting, shuffled)).isEqualTo(evaluate(setting, ordered));
    }

    @Property(tries = 100)
    void explainsEveryDecision(
            @ForAll("settings") AutoscaleSetting setting, @ForAll("turns") List<Turn> turns) {
        var story = new Scenario(setting, 3);
        for (int turn = 0; turn < turns.size(); turn++) {
            assertThat(Explanation.of(run(story, turns.get(turn), turn)))
                    .isNotEmpty()
                    .allMatch(sentence -> sentence.endsWith(".") && !sentence.contains("%"));
        }
    }

    @Provide
    Arbitrary<AutoscaleSetting> settings() {
        var profiles =
                Combinators.combine(limits(), rule().list().ofMinSize(0).ofMaxSize(5))
                        .as((limits, rules) ->
                                defaultProfile(limits, rules.toArray(ScaleRule[]::new)));
        var schedules =
                Arbitraries.of(
                        new Schedule.Always(),
                        new Schedule.Recurrence(
                                Set.of(DayOfWeek.WEDNESDAY), LocalTime.of(0, 10), ZoneOffset.UTC));
        var scheduled =
                Combinators.combine(profiles, schedules)
                        .as((profile, schedule) ->
                                new AutoscaleProfile(
                                        "p", profile.capacity(), profile.rules(), schedule));
        return Combinators.combine(
                        scheduled, profiles, Arbitraries.of(CooldownPolicy.class), restraints())
                .as((first, second, policy, restraint) ->
                        with(setting(first, second), behavior(policy).with(restraint)));
    }

    /// Mostly none, as a setting that may do nothing tests little else.
    private static Arbitrary<Restraint> restraints() {
        var soon = START.plus(Duration.ofMinutes(12));
        var paused = new Mode.Paused(soon, "ada", "");
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Restraint.NONE)),
                Tuple.of(
                        4,
                        Combinators.combine(
                                        Arbitraries.of(
                                                new Mode.Active(), new Mode.DryRun(), paused),
                                        Arbitraries.of(Direction.INCREASE, Direction.DECREASE)
                                                .set())
                                .as(Restraint::new)));
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        var value = Arbitraries.of(Double.NaN, 0.0, 10.0, 20.0, 40.0, 60.0, 80.0, 100.0);
        var values = value.list().ofSize(METRICS.size());
        return Combinators.combine(
                        values,
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.integers().between(0, 12))
                .as(Turn::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Arbitrary<Capacity> limits() {
        var counts = Arbitraries.integers().between(0, 10).list().ofSize(3);
        return counts.map(list -> list.stream().sorted().toList())
                .map(sorted -> new Capacity(sorted.get(0), sorted.get(2), sorted.get(1)));
    }

    private static Arbitrary<ScaleRule> rule() {
        var conditions =
                Combinators.combine(
                                Arbitraries.of(METRICS),
                                Arbitraries.of(Operator.class),
                                Arbitraries.of(20.0, 50.0, 80.0))
                        .as((metric, operator, threshold) -> when(metric, operator, threshold));
        var samplings =
                Combinators.combine(
                                conditions,
                                Arbitraries.of(Statistic.class),
                                Arbitraries.of(TimeAggregation.class))
                        .as((rule, statistic, aggregation) -> rule.sampled(statistic, aggregation));
        var cooled =
                Combinators.combine(samplings, Arbitraries.of(0, 1, 5, 20))
                        .as((rule, minutes) -> rule.cooldown(Duration.ofMinutes(minutes)));
        return Combinators.combine(
                        cooled,
                        Arbitraries.of(Direction.INCREASE, Direction.DECREASE),
                        Arbitraries.of(ActionType.class),
                        Arbitraries.integers().between(1, 60))
                .as((rule, direction, type, value) ->
                        rule.then(
                                direction,
                                type,
                                type == ActionType.PERCENT_CHANGE_COUNT ? value : value % 8));
    }

    private static Evaluation run(Scenario story, Turn turn, int minute) {
        for (int metric = 0; metric < METRICS.size(); metric++) {
            double value = turn.values().get(metric);
            var silence = METRICS.get(metric).equals(LATENCY) ? Silence.NORMAL : Silence.FAILURE;
            story.metrics().follow(METRICS.get(metric), silence, _ -> value);
        }
        disturb(story, turn);
        return story.run(START.plus(Duration.ofMinutes(minute)));
    }

    private static void disturb(Scenario story, Turn turn) {
        switch (turn.fault()) {
            case 0 -> story.setCount(turn.manual());
            case 1 -> story.target().become(new TargetState.Unreachable("away"));
            case 2 -> story.target().behave(new Manner.Slow(START));
            case 3 -> story.target().behave(new Manner.Refusing("no"));
            case 4 -> story.target().behave(new Manner.GivingUp("no quota"));
            case 5 -> story.metrics().unreadable(CPU, "dark");
            default -> {
                story.target().behave(new Manner.AtOnce());
                if (!(story.target().state() instanceof TargetState.Settled)) {
                    story.setCount(turn.manual());
                }
            }
        }
    }

    private static Evaluation evaluate(AutoscaleSetting setting, List<MetricReading> readings) {
        var limits = setting.profiles().getFirst().capacity();
        var state = new TargetState.Settled(limits.defaultCount());
        return Autoscaler.evaluate(
                setting,
                new Observation("run", START.plusSeconds(900), state, History.NONE, readings));
    }

    private static Series series(String instance, Random random) {
        var samples = random.doubles(20, 0, 100).map(Math::floor).toArray();
        return new Series(
                Map.of("instanceId", instance),
                Buckets.ofSamples(START, Duration.ofMinutes(1), samples));
    }
}
