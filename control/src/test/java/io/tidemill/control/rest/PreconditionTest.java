package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "If-Match | \"7\" | 7 | true",
                "If-Match | 7 | 7 | true",
                "If-Match | W/\"7\" | 7 | true",
                "If-Match | \"6\", \"7\" | 7 | true",
                "If-Match | \"6\" | 7 | false",
                "If-Match | \"6\" | 0 | false",
                "If-Match | * | 7 | true",
                "If-Match | * | 0 | false",
                "If-None-Match | * | 7 | false",
                "If-None-Match | * | 0 | true",
                "If-None-Match | \"7\" | 7 | false",
                "If-None-Match | \"6\" | 7 | true",
                "If-Match | `` | 7 | true"
            })
    void letsAWriteThroughOnlyWhenItIsMet(
            String header, String value, String stored, boolean passes) {
        assertThat(condition(header, value).refusal(stored).isEmpty()).isEqualTo(passes);
    }

    @Test
    void refusesWith412AndSaysWhatIsThere() {
        assertThat(condition("If-Match", "\"6\"").refusal("7"))
                .contains(
                        ArmError.of(
                                412,
                                "PreconditionFailed",
                                "If-Match is not met: the resource has the ETag \"7\"."));
    }

    @Test
    void takesNothingForGrantedWithoutHeaders() {
        assertThat(Precondition.of(ArmRequest.of("PUT", "/"))).isEqualTo(Precondition.NONE);
        assertThat(Precondition.NONE.refusal("7")).isEmpty();
    }

    private static Precondition condition(String header, String value) {
        return Precondition.of(ArmRequest.of("PUT", "/").withHeaders(Map.of(header, value)));
    }
}
