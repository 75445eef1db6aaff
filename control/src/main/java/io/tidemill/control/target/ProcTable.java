package io.tidemill.control.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The process table of Linux: one small text file for each process.
///
/// @param proc where the kernel shows it, `/proc`
/// @param pageBytes the unit of resident memory
record ProcTable(Path proc, long pageBytes) implements ProcessTable {

    /// The kernel counts in hundredths of a second towards programs on every platform that Java 25
    /// runs on.
    private static final int TICK_MILLIS = 10;

    private static final int PARENT = 1;
    private static final int USER_TIME = 11;
    private static final int CHILDREN_SYSTEM_TIME = 14;
    private static final int RESIDENT_PAGES = 21;

    /// The table at that place, with the page size that the kernel shows for our own memory:
    /// usually 4 KiB.
    static ProcTable at(Path proc) {
        try (var lines = Files.lines(proc.resolve("self/smaps"))) {
            var size = lines.filter(line -> line.startsWith("KernelPageSize:")).findFirst();
            var kib = size.map(line -> line.replaceAll("\\D", "")).map(Long::valueOf).orElse(4L);
            return new ProcTable(proc, kib * 1024);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Row> read() {
        var rows = new ArrayList<Row>();
        try (var directories = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (var directory : directories) {
                row(directory).ifPresent(rows::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /// Empty for a process that ended while we looked.
    private Optional<Row> row(Path directory) {
        try {
            var pid = Long.parseLong(directory.getFileName().toString());
            return Optional.of(parse(pid, Files.readString(directory.resolve("stat"))));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Parses `pid (name) state parent …`. The name may hold spaces and parentheses, so fields
    /// count from the last `)`.
    Row parse(long pid, String stat) {
        var fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1);
        long ticks = 0;
        for (int field = USER_TIME; field <= CHILDREN_SYSTEM_TIME; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return new Row(
                pid,
                Long.parseLong(fields[PARENT]),
                Duration.ofMillis(ticks * TICK_MILLIS),
                Long.parseLong(fields[RESIDENT_PAGES]) * pageBytes);
    }
}
