package io.tidemill.modelserver;

import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The log of one instance, in the line format of Azure's inference server: `2026-11-23
/// 13:11:19,042 I [4711] tidemill - ready: all-MiniLM-L6-v2`, in UTC.
///
/// Lines are bounded and hold no request bodies. Characters that would break a line are escaped.
final class ServerLog {

    private static final int MAX_TEXT = 500;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss,SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final PrintStream out;
    private final InstantSource clock;
    private final long pid = ProcessHandle.current().pid();

    ServerLog(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    void info(String message) {
        write('I', "tidemill", message);
    }

    /// The message and the whole chain of causes, on one line.
    void error(String message, RuntimeException cause) {
        StringBuilder text = new StringBuilder(message);
        for (Throwable link = cause; link != null; link = link.getCause()) {
            text.append(": ").append(link);
        }
        write('E', "tidemill", text.toString());
    }

    /// One line for one call: `POST /score 200 12.345ms 4711`, the last number the length of the
    /// answer in bytes.
    void access(String request, Answer answer, Duration took) {
        String millis = String.format(Locale.ROOT, "%.3fms", took.toNanos() / 1e6);
        write(
                'I',
                "tidemill.access",
                bounded(request) + " " + answer.status() + " " + millis + " " + answer.length());
    }

    private void write(char level, String logger, String message) {
        String head = TIME.format(clock.instant()) + " " + level + " [" + pid + "] " + logger;
        out.println(head + " - " + bounded(message));
    }

    private static String bounded(String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
