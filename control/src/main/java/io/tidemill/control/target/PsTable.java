package io.tidemill.control.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The process table of systems without `/proc`, macOS above all, as `ps` prints it. One
/// short-lived process for each reading is its price.
record PsTable() implements ProcessTable {

    private static final List<String> COMMAND = List.of("ps", "-A", "-o", "pid=,ppid=,rss=,time=");

    @Override
    public List<Row> read() {
        try {
            var process = new ProcessBuilder(COMMAND).redirectErrorStream(true).start();
            try (var lines = process.inputReader()) {
                return lines.lines().map(PsTable::parse).flatMap(Optional::stream).toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Parses `pid parent KiB time`, or empty for any other line.
    static Optional<Row> parse(String line) {
        var fields = line.strip().split("\\s+", -1);
        if (fields.length != 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Row(
                            Long.parseLong(fields[0]),
                            Long.parseLong(fields[1]),
                            time(fields[3]),
                            Long.parseLong(fields[2]) * 1024));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// `[days-]hours:minutes:seconds` on Linux, `minutes:seconds.hundredths` on macOS.
    private static Duration time(String text) {
        var dash = text.indexOf('-');
        double seconds = 0;
        for (var part : text.substring(dash + 1).split(":", -1)) {
            seconds = seconds * 60 + Double.parseDouble(part);
        }
        var days = dash < 0 ? 0 : Long.parseLong(text.substring(0, dash));
        return Duration.ofDays(days).plusMillis(Math.round(seconds * 1000));
    }
}
