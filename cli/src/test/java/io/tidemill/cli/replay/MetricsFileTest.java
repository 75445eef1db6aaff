package io.tidemill.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.simulator.ManualChange;
import io.tidemill.simulator.RecordedMetric;
import io.tidemill.simulator.RecordedSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsFileTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void readsQuotesLineEndsAndAByteOrderMark() throws IOException {
        var recording =
                read(
                        """
                        \uFEFFtimestamp_utc,metric,value\r
                        2026-01-05T10:00:00Z,"a ""b"", c",1.5\r
                        """);

        assertThat(recording.series())
                .extracting(RecordedSeries::metric)
                .containsExactly(RecordedMetric.named("a \"b\", c"));
    }

    @Test
    void takesTheColumnsInAnyOrderAndCase() throws IOException {
        var recording = read("Value,METRIC,timestamp_utc\n7,cpu,2026-01-05T10:00:00Z\n");

        assertThat(recording.first()).isEqualTo("2026-01-05T10:00:00Z");
    }

    @Test
    void keepsRowsOfDifferentResourceNamespaceOrDimensionsApart() throws IOException {
        var recording =
                read(
                        """
                        timestamp_utc,metric,value,resource,namespace,dimensions
                        2026-01-05T10:00:00Z,cpu,1,,,
                        2026-01-05T10:00:00Z,cpu,1,/blue,,
                        2026-01-05T10:00:00Z,cpu,1,/blue,ns,
                        2026-01-05T10:00:00Z,cpu,1,/blue,ns,Instance=1; Zone = a
                        2026-01-05T10:01:00Z,cpu,1,,,
                        """);

        assertThat(recording.series()).hasSize(4);
        assertThat(recording.series().getLast().dimensions())
                .isEqualTo(Map.of("Instance", "1", "Zone", "a"));
        assertThat(recording.series().getLast().metric())
                .isEqualTo(new RecordedMetric("/blue", "ns", "cpu"));
    }

    @Test
    void coversGapsAtBothEnds() throws IOException {
        var recording =
                read(
                        """
                        timestamp_utc,metric,value
                        2026-01-05T10:00:00Z,cpu,
                        2026-01-05T10:05:00Z,cpu,1
                        2026-01-05T10:10:00Z,cpu,
                        """);

        assertThat(recording.first()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(recording.end()).isEqualTo("2026-01-05T10:15:00Z");
    }

    @Test
    void takesASingleSampleForOneOfAMinute() throws IOException {
        assertThat(read("timestamp_utc,metric,value\n2026-01-05T10:00:00Z,cpu,1\n").end())
                .isEqualTo("2026-01-05T10:01:00Z");
    }

    @Test
    void readsRowsOfCapacityAsManualChanges() throws IOException {
        var recording =
                read(
                        """
                        timestamp_utc,metric,value
                        2026-01-05T10:00:00Z,cpu,1
                        2026-01-05T10:03:00Z,@capacity,4
                        2026-01-05T10:02:00Z,@Capacity,3
                        """);

        assertThat(recording.manualChanges())
                .containsExactly(
                        new ManualChange(Instant.parse("2026-01-05T10:02:00Z"), 3),
                        new ManualChange(Instant.parse("2026-01-05T10:03:00Z"), 4));
        assertThat(recording.end()).isEqualTo("2026-01-05T10:01:00Z");
    }

    @Test
    void notesColumnsThatAreNotUsed() throws IOException {
        assertThat(read("timestamp_utc,metric,value,unit\n2026-01-05T10:00:00Z,cpu,1,%\n").notes())
                .containsExactly("column 'unit' is not used");
    }

    @Test
    void tellsEveryBadCellWithItsPlace() throws IOException {
        assertThatThrownBy(() ->
                        read(
                                """
                                timestamp_utc,metric,value,dimensions
                                noon,cpu,1,
                                2026-01-05T10:00:00Z,cpu,1f,
                                2026-01-05T10:00:00Z,cpu,NaN,
                                2026-01-05T10:00:00Z,,1,
                                2026-01-05T10:00:00Z,cpu,1,instance
                                2026-01-05T10:00:00Z,@capacity,2.5,
                                2026-01-05T10:00:00Z,@capacity,,
                                2026-01-05T10:00:00Z,cpu
                                """))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(
                        """
                        M: line 2, column 1 (timestamp_utc) is 'noon', must be a UTC time such as 2026-01-31T23:59:00Z
                        M: line 3, column 3 (value) is '1f', must be a number, or empty for a gap
                        M: line 4, column 3 (value) is 'NaN', must be a number, or empty for a gap
                        M: line 5, column 2 (metric) is '', must be the name of a metric
                        M: line 6, column 4 (dimensions) is 'instance', must be Name=Value, several of them parted by ';'
                        M: line 7, column 3 (value) is '2.5', must be a whole number of instances
                        M: line 8, column 3 (value) is '', must be a whole number of instances
                        M: line 9 has 2 cells, must have 4 as the header has\
                        """
                                .replace("M:", file() + ":"));
    }

    @Test
    void countsTheProblemsThatAreTooManyToTell() {
        assertThatThrownBy(() ->
                        read(
                                "timestamp_utc,metric,value\n"
                                        + "2026-01-05T10:00:00Z,cpu,x\n".repeat(23)))
                .hasMessageEndingWith("\nand 3 more");
    }

    @Test
    void refusesAHeaderWithoutTheColumnsThatMustBeThere() {
        assertThatThrownBy(() -> read("time,metric,metric\n"))
                .hasMessageContaining("line 1, column 3: metric is there twice")
                .hasMessageContaining("there is no column timestamp_utc")
                .hasMessageContaining("there is no column value");
    }

    @Test
    void refusesAnEmptyFile() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("it is empty");
    }

    @Test
    void refusesAFileWithoutSamples() {
        assertThatThrownBy(() -> read("timestamp_utc,metric,value\n"))
                .hasMessageContaining("it has no samples");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> MetricsFile.read(file()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(file() + " cannot be read");
    }

    private Path file() {
        return folder.resolve("m.csv");
    }

    private Recording read(String text) throws IOException {
        return MetricsFile.read(Files.writeString(file(), text));
    }
}
