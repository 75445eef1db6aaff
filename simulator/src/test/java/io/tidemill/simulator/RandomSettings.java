package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Behavior.Restraint;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.CooldownPolicy;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.profile.ProjectionPolicy;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.ActionType;
import io.tidemill.engine.rule.Condition;
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.ScaleAction;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.random.RandomGenerator;

/// Settings that nobody would write, and a few that somebody might, drawn from a source of chance.
final class RandomSettings {
    static final MetricKey CPU = Settings.CPU;
    static final MetricKey LATENCY = new MetricKey(Settings.DEPLOYMENT, "", "RequestLatency_P95");
    static final MetricKey REQUESTS = new MetricKey(Settings.DEPLOYMENT, "", "RequestsPerMinute");

    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");

    private final RandomGenerator random;

    RandomSettings(RandomGenerator random) {
        this.random = random;
    }

    /// A setting whose fixed date, if it has one, lies shortly after `start`.
    AutoscaleSetting draw(LocalDateTime start) {
        return new AutoscaleSetting(
                "/subscriptions/s/autoscalesettings/a",
                "a",
                chance(0.99),
                Settings.DEPLOYMENT,
                profiles(start),
                new Behavior(
                        one(CooldownPolicy.values()),
                        Duration.ofSeconds(random.nextInt(4) * 30L),
                        one(ProjectionPolicy.values()),
                        restraint(start),
                        Duration.ZERO));
    }

    /// Most settings may do what they want.
    private Restraint restraint(LocalDateTime start) {
        if (chance(0.8)) {
            return Restraint.NONE;
        }
        var paused = EnumSet.noneOf(Direction.class);
        if (chance(0.6)) {
            paused.add(one(Direction.INCREASE, Direction.DECREASE));
        }
        return new Restraint(mode(start), paused);
    }

    private Mode mode(LocalDateTime start) {
        var until = start.plusDays(random.nextInt(30)).toInstant(ZoneOffset.UTC);
        return one(
                new Mode.Active(),
                new Mode.Active(),
                new Mode.DryRun(),
                new Mode.Paused(until, "somebody", ""));
    }

    private List<AutoscaleProfile> profiles(LocalDateTime start) {
        var profiles = new ArrayList<AutoscaleProfile>();
        if (chance(0.3)) {
            profiles.add(profile("fixed", fixedDate(start)));
        }
        for (int i = chance(0.5) ? random.nextInt(1, 4) : 0; i > 0; i--) {
            profiles.add(profile("recurring " + i, recurrence()));
        }
        if (profiles.isEmpty() || chance(0.8)) {
            profiles.add(profile("default", new Schedule.Always()));
        }
        return profiles;
    }

    private AutoscaleProfile profile(String name, Schedule schedule) {
        var rules = new ArrayList<ScaleRule>();
        for (int i = random.nextInt(6); i > 0; i--) {
            rules.add(rule());
        }
        return new AutoscaleProfile(name, capacity(), rules, schedule);
    }

    private Capacity capacity() {
        int minimum = random.nextInt(5);
        int usual = minimum + random.nextInt(4);
        return new Capacity(minimum, usual + random.nextInt(10), usual);
    }

    private ScaleRule rule() {
        boolean out = chance(0.5);
        var type = one(ActionType.values());
        boolean undirected = type == ActionType.EXACT_COUNT && chance(0.3);
        return new ScaleRule(
                trigger(out),
                new ScaleAction(
                        undirected ? Direction.NONE : out ? Direction.INCREASE : Direction.DECREASE,
                        type,
                        type == ActionType.PERCENT_CHANGE_COUNT
                                ? random.nextInt(1, 120)
                                : random.nextInt(1, 6),
                        Duration.ofMinutes(random.nextInt(40))));
    }

    /// Mostly out when high and in when low; now and then the other way round.
    private MetricTrigger trigger(boolean out) {
        boolean high = chance(0.95) == out;
        var key = one(CPU, CPU, LATENCY, REQUESTS);
        double middle = key.equals(CPU) ? 50 : key.equals(LATENCY) ? 60 : 1200;
        return new MetricTrigger(
                key,
                sampling(),
                new Condition(
                        high
                                ? one(Operator.GREATER_THAN, Operator.GREATER_THAN_OR_EQUAL)
                                : one(Operator.LESS_THAN, Operator.LESS_THAN_OR_EQUAL),
                        middle * (high ? 1 + random.nextDouble() : random.nextDouble())),
                List.of(),
                key.equals(REQUESTS) && chance(0.7));
    }

    private Sampling sampling() {
        int grain = one(1, 1, 1, 5);
        return new Sampling(
                Duration.ofMinutes(grain),
                chance(0.6) ? Statistic.AVERAGE : one(Statistic.values()),
                Duration.ofMinutes((long) grain * random.nextInt(1, 7)),
                chance(0.6) ? TimeAggregation.AVERAGE : one(TimeAggregation.values()));
    }

    private Schedule fixedDate(LocalDateTime start) {
        var from = start.plusHours(random.nextInt(24 * 20));
        return new Schedule.FixedDate(from, from.plusHours(random.nextInt(1, 24 * 10)), zone());
    }

    private Schedule recurrence() {
        var days = EnumSet.of(one(DayOfWeek.values()));
        days.add(one(DayOfWeek.values()));
        var time = LocalTime.of(random.nextInt(24), random.nextInt(60));
        return new Schedule.Recurrence(days, time, zone());
    }

    private ZoneId zone() {
        return ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
