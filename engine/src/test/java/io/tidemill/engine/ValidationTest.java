package io.tidemill.engine;

import static io.tidemill.engine.testing.Fixtures.CPU;
import static io.tidemill.engine.testing.Fixtures.DEPLOYMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.rule.Condition;
import io.tidemill.engine.rule.DimensionFilter;
import io.tidemill.engine.rule.DimensionOperator;
import io.tidemill.engine.rule.Operator;
import io.tidemill.engine.rule.Sampling;
import io.tidemill.engine.rule.Statistic;
import io.tidemill.engine.rule.TimeAggregation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be meant cannot be made.
class ValidationTest {
    @ParameterizedTest
    @CsvSource({"-1, 5, 2", "3, 2, 2", "2, 5, 1", "2, 5, 6", "2, 1001, 2"})
    void refusesLimitsOutOfOrder(int minimum, int maximum, int defaultCount) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Capacity(minimum, maximum, defaultCount));
    }

    @ParameterizedTest
    @CsvSource({"PT5S, PT5M", "PT15S, PT5M", "PT5M, PT1M", "PT1M, PT13H", "PT0S, PT1M"})
    void refusesGrainsAndWindowsOutOfRange(Duration grain, Duration window) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Sampling(grain, Statistic.AVERAGE, window, TimeAggregation.AVERAGE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAThresholdThatIsNoNumber(double threshold) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Condition(Operator.EQUALS, threshold));
    }

    @Test
    void refusesEmptyParts() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Schedule.Recurrence(Set.of(), LocalTime.NOON, ZoneOffset.UTC));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DimensionFilter("a", DimensionOperator.EQUALS, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new MetricKey(DEPLOYMENT, "", " "));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T00:00, 2025-12-31T00:00", "2026-01-01T00:00, 2027-01-01T00:01"})
    void refusesAFixedDateOfMoreThanAYear(LocalDateTime start, LocalDateTime end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schedule.FixedDate(start, end, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T00:00:30Z, PT1M",
        "2026-07-01T00:00:00.5Z, PT1S",
        "2026-07-01T00:00:00Z, PT0.5S"
    })
    void refusesBucketsOffTheirGrid(Instant start, Duration grain) {
        assertThatIllegalArgumentException().isThrownBy(() -> Buckets.ofSamples(start, grain, 1));
    }

    @Test
    void comparesMetricKeysWithoutRegardToCase() {
        var shouted =
                new MetricKey(DEPLOYMENT.toUpperCase(Locale.ROOT), "", "CPUUTILIZATIONPERCENTAGE");

        assertThat(shouted).isEqualTo(CPU).hasSameHashCodeAs(CPU);
        assertThat(shouted.name()).isEqualTo("CPUUTILIZATIONPERCENTAGE");
        assertThat(CPU).isNotEqualTo(new MetricKey(DEPLOYMENT, "other", CPU.name()));
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void readsWireWordsWhateverTheirCase(Operator operator) {
        assertThat(Operator.parse(operator.wire().toLowerCase(Locale.ROOT))).contains(operator);
        assertThat(Operator.parse("Bigger")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "EQUALS, false, true, false",
        "NOT_EQUALS, true, false, true",
        "GREATER_THAN, false, false, true",
        "GREATER_THAN_OR_EQUAL, false, true, true",
        "LESS_THAN, true, false, false",
        "LESS_THAN_OR_EQUAL, true, true, false",
    })
    void comparesBelowAtAndAboveTheThreshold(
            Operator operator, boolean below, boolean at, boolean above) {
        assertThat(List.of(operator.holds(69, 70), operator.holds(70, 70), operator.holds(71, 70)))
                .containsExactly(below, at, above);
    }
}
