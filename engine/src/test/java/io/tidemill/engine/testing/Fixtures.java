package io.tidemill.engine.testing;

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
import io.tidemill.engine.rule.Direction;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.ScaleRule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/// Values with sensible defaults, so that a test shows only what matters to it.
public final class Fixtures {
    public static final String ENDPOINT =
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill/providers"
                    + "/Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints/my-endpoint";
    public static final String DEPLOYMENT = ENDPOINT + "/deployments/blue";
    public static final String SETTING =
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill/providers"
                    + "/microsoft.insights/autoscalesettings/autoscale-blue";
    public static final MetricKey CPU = new MetricKey(DEPLOYMENT, "", "CpuUtilizationPercentage");
    public static final MetricKey MEMORY =
            new MetricKey(DEPLOYMENT, "", "CpuMemoryUtilizationPercentage");
    public static final MetricKey LATENCY = new MetricKey(ENDPOINT, "", "RequestLatency");
    public static final MetricKey REQUESTS = new MetricKey(ENDPOINT, "", "RequestsPerMinute");

    private Fixtures() {}

    /// A rule in the making: average of averages over five minutes at a grain of one, cooldown five
    /// minutes.
    public static RuleFixture when(MetricKey metric, Operator operator, double threshold) {
        return RuleFixture.of(metric, operator, threshold);
    }

    /// Minimum, maximum and default.
    public static Capacity limits(int minimum, int maximum, int defaultCount) {
        return new Capacity(minimum, maximum, defaultCount);
    }

    public static AutoscaleProfile defaultProfile(Capacity limits, ScaleRule... rules) {
        return new AutoscaleProfile("default", limits, List.of(rules), new Schedule.Always());
    }

    public static AutoscaleProfile weekly(
            String name, Capacity limits, LocalTime start, DayOfWeek... days) {
        return new AutoscaleProfile(
                name,
                limits,
                List.of(),
                new Schedule.Recurrence(Set.of(days), start, ZoneId.of("America/Los_Angeles")));
    }

    public static AutoscaleSetting setting(AutoscaleProfile... profiles) {
        return new AutoscaleSetting(
                SETTING, "autoscale-blue", true, DEPLOYMENT, List.of(profiles), Behavior.STANDARD);
    }

    public static AutoscaleSetting disabled(AutoscaleSetting of) {
        return new AutoscaleSetting(
                of.id(), of.name(), false, of.targetResourceId(), of.profiles(), of.behavior());
    }

    public static AutoscaleSetting with(AutoscaleSetting of, Behavior behavior) {
        return new AutoscaleSetting(
                of.id(), of.name(), of.enabled(), of.targetResourceId(), of.profiles(), behavior);
    }

    public static Behavior behavior(CooldownPolicy policy) {
        return new Behavior(policy, Duration.ZERO, ProjectionPolicy.PER_INSTANCE_VALUES);
    }

    /// The standard behavior under a mode.
    public static Behavior behavior(Mode mode) {
        return Behavior.STANDARD.with(new Restraint(mode, Set.of()));
    }

    /// The standard behavior in which rules must not act in some directions.
    public static Behavior paused(Direction... directions) {
        return Behavior.STANDARD.with(new Restraint(new Mode.Active(), Set.of(directions)));
    }

    public static Behavior behavior(ProjectionPolicy policy) {
        return new Behavior(CooldownPolicy.LAST_FIRED_RULE, Duration.ZERO, policy);
    }
}
