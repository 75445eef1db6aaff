package io.tidemill.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:58Z,       2026-01-31T23:59:58Z",
        "2024-02-29T00:00:00Z,       2024-02-29T00:00:00Z",
        "1969-12-31T23:59:59Z,       1969-12-31T23:59:59Z",
        "2026-01-31T23:59:58.9Z,     2026-01-31T23:59:58Z",
        "2026-01-31T23:59Z,          2026-01-31T23:59:00Z",
        "2026-01-31T23:59:58,        2026-01-31T23:59:58Z",
        "2026-01-31 23:59:58,        2026-01-31T23:59:58Z",
        "2026-02-01T01:59:58+02:00,  2026-01-31T23:59:58Z",
        "2026-01-31T18:59:58-05:00,  2026-01-31T23:59:58Z"
    })
    void readsIsoTimes(String text, Instant wanted) {
        assertThat(Timestamps.epochSecond(text)).isEqualTo(wanted.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-01-31",
                "2026-02-30T00:00:00Z",
                "2026-01-31T24:00:00Z",
                "2026-01-31T23:60:00Z",
                "2026-01-31T23:59:60Z",
                "31.01.2026 23:59",
                "1769903998"
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Timestamps.epochSecond(text))
                .isInstanceOf(DateTimeException.class);
    }
}
