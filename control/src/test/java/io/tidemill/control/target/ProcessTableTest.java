package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.target.ProcessTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void addsUpAProcessWithItsDescendantsOnly() {
        var rows = List.of(row(1, 0), row(10, 1), row(11, 10), row(12, 11), row(20, 1));
        assertThat(ProcessTable.tree(10, rows))
                .contains(new Row(10, 1, Duration.ofSeconds(3), 300));
    }

    @Test
    void hasNothingToSayOfAProcessThatIsGone() {
        assertThat(ProcessTable.tree(10, List.of(row(1, 0)))).isEmpty();
    }

    @Test
    void readsALineOfTheLinuxKernel() {
        var stat =
                "42 (a (b) c) S 7 42 42 0 -1 4194304 100 0 0 0 150 50 20 5 20 0 1 0 16 3133440 390 1 1";
        assertThat(new ProcTable(Path.of("/proc"), 4096).parse(42, stat))
                .isEqualTo(new Row(42, 7, Duration.ofMillis(2250), 390 * 4096));
    }

    @Test
    void readsALineOfPsOnMacAndOnLinux() {
        assertThat(PsTable.parse("  42     7  1024   1:02.50"))
                .contains(new Row(42, 7, Duration.ofMillis(62_500), 1_048_576));
        assertThat(PsTable.parse("42 7 1024 2-01:00:03"))
                .contains(new Row(42, 7, Duration.ofHours(49).plusSeconds(3), 1_048_576));
        assertThat(PsTable.parse("ps: something else")).isEmpty();
    }

    @Test
    void seesThisVeryProcess() {
        assertSane(ProcessTable.ofThisMachine());
    }

    @Test
    void seesThisVeryProcessThroughPsToo() {
        Assumptions.assumeTrue(Files.exists(Path.of("/bin/ps")));
        assertSane(new PsTable());
    }

    private static void assertSane(ProcessTable table) {
        var self = table.read().stream().filter(row -> row.pid() == SELF).findFirst().orElseThrow();
        assertThat(self.memoryBytes()).isBetween(10L << 20, 16L << 30);
        var really = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
        assertThat(self.cpu()).isBetween(really.minusSeconds(2), really.plusDays(1));
    }

    private static Row row(long pid, long parent) {
        return new Row(pid, parent, Duration.ofSeconds(1), 100);
    }
}
