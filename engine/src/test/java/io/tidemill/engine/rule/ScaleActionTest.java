package io.tidemill.engine.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleActionTest {
    /// Autoscale semantics §6, its table and the roundings it suggests.
    @ParameterizedTest(name = "{0} {1} {2} at {3} is {4}")
    @CsvSource({
        "INCREASE, CHANGE_COUNT, 2, 3, 5",
        "DECREASE, CHANGE_COUNT, 3, 10, 7",
        "DECREASE, CHANGE_COUNT, 3, 2, 0",
        "INCREASE, CHANGE_COUNT, 2147483647, 10, 2147483647",
        "DECREASE, PERCENT_CHANGE_COUNT, 50, 10, 5",
        "INCREASE, PERCENT_CHANGE_COUNT, 20, 2, 3",
        "DECREASE, PERCENT_CHANGE_COUNT, 20, 2, 1",
        "INCREASE, PERCENT_CHANGE_COUNT, 15, 10, 12",
        "DECREASE, PERCENT_CHANGE_COUNT, 19, 10, 9",
        "INCREASE, PERCENT_CHANGE_COUNT, 10, 0, 1",
        "INCREASE, PERCENT_CHANGE_COUNT, 0, 10, 10",
        "DECREASE, PERCENT_CHANGE_COUNT, 200, 10, 0",
        "INCREASE, EXACT_COUNT, 5, 3, 5",
        "INCREASE, EXACT_COUNT, 2, 3, 3",
        "DECREASE, EXACT_COUNT, 1, 3, 1",
        "DECREASE, EXACT_COUNT, 5, 3, 3",
        "NONE, EXACT_COUNT, 5, 3, 5",
        "NONE, EXACT_COUNT, 1, 3, 1",
        "NONE, EXACT_COUNT, 3, 3, 3",
        "INCREASE, SERVICE_ALLOWED_NEXT_VALUE, 1, 3, 3",
        "DECREASE, SERVICE_ALLOWED_NEXT_VALUE, 1, 3, 3",
    })
    void asksForTheCount(Direction direction, ActionType type, int value, int current, int wanted) {
        assertThat(action(direction, type, value).wanted(current)).isEqualTo(wanted);
    }

    /// Autoscale semantics §6: without a direction, an exact count moves towards itself.
    @ParameterizedTest
    @CsvSource({
        "NONE, EXACT_COUNT, 5, INCREASE",
        "NONE, EXACT_COUNT, 1, DECREASE",
        "NONE, EXACT_COUNT, 3, NONE",
        "INCREASE, EXACT_COUNT, 1, INCREASE",
        "DECREASE, CHANGE_COUNT, 1, DECREASE",
        "INCREASE, SERVICE_ALLOWED_NEXT_VALUE, 1, NONE",
    })
    void movesThatWayAtThree(Direction direction, ActionType type, int value, Direction way) {
        assertThat(action(direction, type, value).directionAt(3)).isEqualTo(way);
    }

    @Test
    void refusesWhatCannotBeMeant() {
        assertThatThrownBy(() -> action(Direction.NONE, ActionType.CHANGE_COUNT, 1))
                .hasMessageContaining("ExactCount");
        assertThatThrownBy(() -> action(Direction.INCREASE, ActionType.CHANGE_COUNT, -1))
                .hasMessageContaining("-1");
        assertThatThrownBy(() ->
                        new ScaleAction(
                                Direction.INCREASE, ActionType.CHANGE_COUNT, 1, Duration.ofDays(8)))
                .hasMessageContaining("cooldown");
    }

    private static ScaleAction action(Direction direction, ActionType type, int value) {
        return new ScaleAction(direction, type, value, Duration.ofMinutes(5));
    }
}
