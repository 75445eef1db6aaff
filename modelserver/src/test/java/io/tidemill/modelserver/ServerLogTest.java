package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class ServerLogTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ServerLog log =
            new ServerLog(
                    new PrintStream(bytes, true, StandardCharsets.UTF_8),
                    InstantSource.fixed(Instant.parse("2026-11-23T13:11:19.042Z")));

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    @Test
    void writesOneLineForACall() {
        log.access("POST /score", Answer.text(200, "four"), Duration.ofNanos(12_345_600));
        assertThat(written())
                .isEqualTo(
                        "2026-11-23 13:11:19,042 I [%d] tidemill.access - POST /score 200 12.346ms 4"
                                .formatted(ProcessHandle.current().pid()));
    }

    @Test
    void namesEachCauseOfAnError() {
        log.error("scoring failed", new IllegalStateException("a", new ArithmeticException("b")));
        assertThat(written())
                .contains(" E [")
                .endsWith(
                        "scoring failed: java.lang.IllegalStateException: a"
                                + ": java.lang.ArithmeticException: b");
    }

    @Test
    void keepsALineShortAndWhole() {
        log.info("first\nsecond " + "x".repeat(10_000));
        assertThat(written()).contains("first?second").hasSizeLessThan(600).doesNotContain("\n");
    }
}
