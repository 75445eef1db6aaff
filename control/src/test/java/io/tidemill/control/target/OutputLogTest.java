package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputLogTest {

    @Test
    void keepsTheLastLinesOnly() {
        var log = filled(3, "a\nb\nc\nd\ne\n");
        assertThat(log.tail(100)).containsExactly("c", "d", "e");
    }

    @Test
    void givesTheTailOldestFirst() {
        assertThat(filled(3, "a\nb\nc\n").tail(2)).containsExactly("b", "c");
    }

    @Test
    void cutsLongLines() {
        var log = filled(3, "x".repeat(1_000_000) + "\nshort\n");
        assertThat(log.tail(2)).containsExactly("x".repeat(OutputLog.LONGEST_LINE), "short");
    }

    @Test
    void keepsALastLineWithoutAnEnd() {
        assertThat(filled(3, "a\r\nb").tail(2)).containsExactly("a", "b");
    }

    private static OutputLog filled(int most, String text) {
        var log = new OutputLog(most);
        log.drain(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        return log;
    }
}
