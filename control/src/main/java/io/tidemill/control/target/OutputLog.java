package io.tidemill.control.target;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;

/// The last lines that an instance wrote, across its restarts. Bounded in lines and in the length
/// of a line, so that a chatty instance cannot fill the memory. Any thread may call it.
final class OutputLog {

    /// Longer lines are cut here; what follows up to the end of the line is dropped.
    static final int LONGEST_LINE = 2000;

    private final int most;

    /// Guarded by itself.
    private final ArrayDeque<String> lines = new ArrayDeque<>();

    OutputLog(int most) {
        this.most = most;
    }

    void add(String line) {
        synchronized (lines) {
            if (lines.size() == most) {
                lines.removeFirst();
            }
            lines.addLast(line);
        }
    }

    /// The last `count` lines, oldest first.
    List<String> tail(int count) {
        synchronized (lines) {
            return lines.stream().skip(Math.max(0, lines.size() - count)).toList();
        }
    }

    /// Reads the stream to its end, line by line.
    void drain(InputStream output) {
        try (var reader = new InputStreamReader(output, StandardCharsets.UTF_8)) {
            readLines(reader);
        } catch (IOException e) {
            add("[output ended: " + e.getMessage() + "]");
        }
    }

    private void readLines(Reader reader) throws IOException {
        var line = new StringBuilder();
        var buffer = new char[4096];
        for (int n = reader.read(buffer); n >= 0; n = reader.read(buffer)) {
            for (int i = 0; i < n; i++) {
                take(line, buffer[i]);
            }
        }
        if (!line.isEmpty()) {
            add(line.toString());
        }
    }

    private void take(StringBuilder line, char next) {
        if (next == '\n') {
            add(line.toString());
            line.setLength(0);
        } else if (next != '\r' && line.length() < LONGEST_LINE) {
            line.append(next);
        }
    }
}
