package io.tidemill.cli.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final String HEADER = "timestamp_utc,value,unit";

    @Test
    void scalesItsHighestSampleToThePeakAndItsLengthToTheDuration() {
        Trace trace =
                Trace.parse(
                        List.of(
                                HEADER,
                                "2026-01-01T00:00:00Z,10,requests/min",
                                "2026-01-01T01:00:00Z,40,requests/min",
                                "2026-01-01T02:00:00Z,20,requests/min"));

        LoadPattern load = trace.squeezedInto(Duration.ofMinutes(4), 100);

        assertThat(load.rate(Duration.ZERO)).isEqualTo(25);
        assertThat(load.rate(Duration.ofMinutes(2))).isEqualTo(100);
        assertThat(load.rate(Duration.ofMinutes(3))).isCloseTo(75, within(1e-9));
        assertThat(load.rate(Duration.ofMinutes(4))).isEqualTo(50);
    }

    @Test
    void leavesGapsOut() {
        Trace trace =
                Trace.parse(
                        List.of(
                                HEADER,
                                "2026-01-01T00:00:00Z,10,x",
                                "2026-01-01T00:01:00Z,,x",
                                "2026-01-01T00:02:00Z,10,x"));

        assertThat(trace.samples()).hasSize(2);
    }

    @Test
    void namesTheLineThatItCannotRead() {
        List<String> lines = List.of(HEADER, "2026-01-01T00:00:00Z,10,x", "yesterday,10,x");

        assertThatThrownBy(() -> Trace.parse(lines))
                .hasMessageStartingWith("line 3 of the trace is 'yesterday,10,x'");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> Trace.parse(List.of(HEADER)))
                .hasMessage("A trace needs at least two samples with a value");
    }

    @Test
    void readsARecordedDay() throws IOException {
        Path recorded = Path.of("../../shared/traces/nasa_http_1995.csv");
        assumeTrue(Files.exists(recorded), "the recorded traces are not here");

        LoadPattern load =
                Trace.parse(Files.readAllLines(recorded)).squeezedInto(Duration.ofMinutes(4), 60);

        assertThat(load.peak()).isCloseTo(60, within(1e-9));
    }
}
