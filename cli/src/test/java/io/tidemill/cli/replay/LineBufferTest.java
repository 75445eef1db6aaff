package io.tidemill.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
    private final StringWriter text = new StringWriter();
    private final LineBuffer buffer = new LineBuffer(new PrintWriter(text));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T00:00:00Z",
                "2026-11-23T23:59:59Z",
                "1969-12-31T23:59:59Z",
                "2026-02-28T12:34:56.789Z",
                "+12345-01-01T10:00:00Z"
            })
    void writesTimesAsTheyAreReadBack(String time) {
        buffer.add(Instant.parse(time)).flush();

        assertThat(text).hasToString(time);
    }

    @Test
    void writesTheDateAnewWhenTheDayChanges() {
        var midnight = Instant.parse("2026-11-23T00:00:00Z");

        buffer.add(midnight.minusSeconds(1)).add(" ").add(midnight).add(" ");
        buffer.add(midnight.plusSeconds(1)).flush();

        assertThat(text)
                .hasToString("2026-11-22T23:59:59Z 2026-11-23T00:00:00Z 2026-11-23T00:00:01Z");
    }

    @Test
    void writesNumbersAsJavaDoes() {
        buffer.add(0.1).add(" ").add(0.1).add(" ").add(-0.0).add(" ").add(0.0).add(" ").add(7);
        buffer.flush();

        assertThat(text).hasToString("0.1 0.1 -0.0 0.0 7");
    }

    @Test
    void growsForALineThatIsLongerThanItself() {
        buffer.add("a").add("b".repeat(200_000)).add("c").endLine();

        assertThat(text.toString()).hasSize(200_003).startsWith("ab").endsWith("bc\n");
    }

    @Test
    void keepsShortLinesUntilItIsFlushed() {
        buffer.add("short").endLine();
        assertThat(text.toString()).isEmpty();

        buffer.flush();
        assertThat(text).hasToString("short\n");
    }
}
