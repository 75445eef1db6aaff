package io.tidemill.control.target;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the operating system knows of all its processes at one moment.
///
/// Read from `/proc` or from `ps` rather than through a library: OSHI with its native bridge costs
/// tens of megabytes and hundreds of milliseconds for two numbers that are plain text in both
/// places.
interface ProcessTable {

    /// One process.
    ///
    /// @param cpu processor time it used, including children that it has waited for
    /// @param memoryBytes resident memory
    record Row(long pid, long parent, Duration cpu, long memoryBytes) {}

    /// All processes that can be seen, in any order.
    List<Row> read();

    /// The table of the machine that we run on.
    static ProcessTable ofThisMachine() {
        var proc = Path.of("/proc");
        return Files.isReadable(proc.resolve("self/stat")) ? ProcTable.at(proc) : new PsTable();
    }

    /// The process with all its living descendants, added up; empty when there is no such process.
    static Optional<Row> tree(long root, List<Row> rows) {
        var children = rows.stream().collect(Collectors.groupingBy(Row::parent));
        return rows.stream()
                .filter(row -> row.pid == root)
                .findFirst()
                .map(row -> withDescendants(row, children));
    }

    private static Row withDescendants(Row root, Map<Long, List<Row>> children) {
        var seen = new HashMap<Long, Row>();
        var open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            var row = open.removeFirst();
            if (seen.putIfAbsent(row.pid, row) == null) {
                open.addAll(children.getOrDefault(row.pid, List.of()));
            }
        }
        var cpu = seen.values().stream().map(Row::cpu).reduce(Duration.ZERO, Duration::plus);
        var memory = seen.values().stream().mapToLong(Row::memoryBytes).sum();
        return new Row(root.pid, root.parent, cpu, memory);
    }
}
