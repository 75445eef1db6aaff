package io.tidemill.engine.activity;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.DEPLOYMENT;
import static io.tidemill.engine.testing.Fixtures.defaultProfile;
import static io.tidemill.engine.testing.Fixtures.disabled;
import static io.tidemill.engine.testing.Fixtures.limits;
import static io.tidemill.engine.testing.Fixtures.setting;
import static io.tidemill.engine.testing.Fixtures.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.target.TargetState;
import io.tidemill.engine.testing.FakeTarget.Manner;
import io.tidemill.engine.testing.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Autoscale semantics §12.
class RecordsTest {
    private static final AutoscaleSetting SETTING =
            setting(
                    defaultProfile(
                            limits(2, 5, 2),
                            when(CPU, Operator.GREATER_THAN, 70).out(2),
                            when(CPU, Operator.LESS_THAN, 30).in(1)));

    /// Autoscale semantics §1.2 and §12.2: one record a step, in Azure's order.
    @Test
    void logsEachStepInAzuresOrder() {
        assertThat(operations(EvaluationLog.of(story(2, 90).evaluationAt("10:00"))))
                .containsExactly(
                        "DefaultProfileEvaluation",
                        "ScaleActionOperationEvaluation",
                        "InstanceCountEvaluation",
                        "ScaleRuleCooldownEvaluation",
                        "ScaleRuleCooldownEvaluation",
                        "MetricEvaluation",
                        "ScaleRuleEvaluation",
                        "MetricEvaluation",
                        "ScaleRuleEvaluation",
                        "InstanceUpdateEvaluation");
    }

    @Test
    void logsWhatARuleSaw() {
        var rule =
                named("ScaleRuleEvaluation", EvaluationLog.of(story(2, 90).evaluationAt("10:00")));

        assertThat(rule.stamp().correlationId()).isEqualTo("run-1");
        assertThat(rule.properties())
                .containsExactly(
                        Property.of("targetResourceId", DEPLOYMENT),
                        Property.of("metricName", "CpuUtilizationPercentage"),
                        Property.of("metricNamespace", ""),
                        Property.of("timeGrain", Duration.ofMinutes(1)),
                        Property.of("timeGrainStatistic", "Average"),
                        Property.of("timeWindow", Duration.ofMinutes(5)),
                        Property.of("timeAggregationType", "Average"),
                        Property.of("operator", "GreaterThan"),
                        Property.of("threshold", 70.0),
                        Property.of("observedValue", 90.0),
                        Property.of("estimateScaleResult", "Triggered"));
    }

    @Test
    void logsTheProjectedValue() {
        var flapping =
                setting(
                        defaultProfile(
                                limits(2, 5, 2),
                                when(CPU, Operator.GREATER_THAN, 40).out(2),
                                when(CPU, Operator.LESS_THAN, 30).in(1)));
        var story = new Scenario(flapping, 3);
        story.metrics().level(CPU, 28);

        assertThat(
                        named("ScaleRuleEvaluation", EvaluationLog.of(story.evaluationAt("10:00")))
                                .properties())
                .contains(Property.of("projection", 42.0));
    }

    /// A rule that a cooldown holds back is measured, not evaluated.
    @Test
    void logsNoRuleEvaluationInACooldown() {
        var story = story(2, 90);
        story.at("10:00");
        var records = EvaluationLog.of(story.evaluationAt("10:01"));

        assertThat(operations(records))
                .contains("MetricEvaluation")
                .doesNotContain("ScaleRuleEvaluation");
        assertThat(named("ScaleRuleCooldownEvaluation", records).properties())
                .contains(
                        Property.of("lastScaleActionTime", Instant.parse("2026-07-01T10:00:00Z")),
                        Property.of("cooldown", Duration.ofMinutes(5)),
                        Property.of("skipRuleEvaluationForCooldown", true));
    }

    /// Autoscale semantics §1.2: with a change under way the run ends at that step; a disabled
    /// setting logs nothing.
    @Test
    void logsNothingOfStepsThatWereSkipped() {
        var story = story(2, 90);
        story.target().become(new TargetState.Scaling(2, 3, Instant.parse("2026-07-01T08:00:00Z")));
        var records = EvaluationLog.of(story.evaluationAt("10:00"));

        assertThat(operations(records))
                .containsExactly("DefaultProfileEvaluation", "ScaleActionOperationEvaluation");
        assertThat(records.getLast().properties())
                .contains(
                        Property.of("lastScaleActionOperationStatus", "Timeout"),
                        Property.of("skipCurrentAutoscaleEvaluation", true));
        assertThat(EvaluationLog.of(new Scenario(disabled(SETTING), 2).evaluationAt("10:00")))
                .isEmpty();
    }

    @Test
    void logsBeginningAndEndOfAChange() {
        var story = story(2, 90);
        story.at("10:00");
        story.at("10:01");
        var records =
                story.log().activities().stream()
                        .map(ScaleActionLog::of)
                        .flatMap(Optional::stream)
                        .toList();

        assertThat(operations(records))
                .containsExactly("InstanceScaleAction", "InstanceScaleAction");
        assertThat(records.getFirst().properties())
                .contains(
                        Property.of("newInstanceCount", 4),
                        Property.of("scaleDirection", "Increase"));
        assertThat(records.getLast().properties())
                .contains(
                        Property.of("scaleActionOperationId", "run-1"),
                        Property.of("scaleActionOperationStatus", "Succeeded"));
    }

    /// Autoscale semantics §12.3: begun and completed share a correlation id.
    @Test
    void makesTwoEventsOfAChange() {
        var story = story(2, 90);
        story.at("10:00");
        story.at("10:01");
        var events = story.log().activities().stream().map(ActivityEvent::of).toList();

        assertThat(events)
                .extracting(
                        ActivityEvent::operationName,
                        ActivityEvent::eventName,
                        ActivityEvent::status)
                .containsExactly(
                        tuple(
                                "Microsoft.Insights/AutoscaleSettings/Scaleup/Action",
                                "AutoscaleAction",
                                "Succeeded"),
                        tuple(
                                "Microsoft.Insights/AutoscaleSettings/ScaleupResult/Action",
                                "GetOperationStatusResult",
                                "Succeeded"));
        assertThat(events.getFirst().properties())
                .contains(
                        Property.of("OldInstancesCount", 2),
                        Property.of("NewInstancesCount", 4),
                        Property.of("ActiveAutoscaleProfile", SETTING.profiles().getFirst()));
    }

    /// Autoscale semantics §11: a failed action has status Failed and level Error.
    @Test
    void makesAFailedEventOfARefusal() {
        var story = story(3, 10);
        story.target().behave(new Manner.Refusing("no quota"));
        story.at("10:00");
        var event = ActivityEvent.of(story.log().activities().getLast());

        assertThat(event.operationName())
                .isEqualTo("Microsoft.Insights/AutoscaleSettings/ScaledownResult/Action");
        assertThat(event.status()).isEqualTo("Failed");
        assertThat(event.level()).isEqualTo("Error");
        assertThat(event.properties()).contains(Property.of("Description", "no quota"));
    }

    @Test
    void makesEventsOfMetricFailureAndRecovery() {
        var story = story(3, 50);
        story.metrics().unreadable(CPU, "gone");
        story.at("10:00");
        story.metrics().level(CPU, 50);
        story.at("10:01");

        assertThat(story.log().activities().stream().map(ActivityEvent::of))
                .extracting(ActivityEvent::eventName, ActivityEvent::level)
                .containsExactly(
                        tuple("MetricFailure", "Error"), tuple("MetricRecovery", "Informational"));
    }

    /// Autoscale semantics §12.1.
    @Test
    void makesMetricsOfTheSettingItself() {
        assertThat(SettingMetric.of(story(2, 90).evaluationAt("10:00")))
                .containsExactly(
                        new SettingMetric("ObservedCapacity", Map.of(), 2),
                        new SettingMetric(
                                "MetricThreshold", Map.of("MetricTriggerRule", "default/0"), 70),
                        new SettingMetric(
                                "ObservedMetricValue",
                                Map.of("MetricTriggerSource", DEPLOYMENT),
                                90),
                        new SettingMetric(
                                "MetricThreshold", Map.of("MetricTriggerRule", "default/1"), 30),
                        new SettingMetric(
                                "ObservedMetricValue",
                                Map.of("MetricTriggerSource", DEPLOYMENT),
                                90),
                        new SettingMetric(
                                "ScaleActionsInitiated", Map.of("ScaleDirection", "Increase"), 1));
    }

    private static Scenario story(int instances, double cpu) {
        var story = new Scenario(SETTING, instances);
        story.metrics().level(CPU, cpu);
        return story;
    }

    private static List<String> operations(List<LogRecord> records) {
        return records.stream().map(LogRecord::operationName).toList();
    }

    private static LogRecord named(String operation, List<LogRecord> records) {
        return records.stream()
                .filter(record -> record.operationName().equals(operation))
                .findFirst()
                .orElseThrow();
    }
}
