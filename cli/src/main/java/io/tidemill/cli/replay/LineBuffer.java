package io.tidemill.cli.replay;

import java.io.PrintWriter;
import java.time.Instant;

/// A piece of output that grows by the million of small parts. What costs most to spell out, times
/// and numbers, mostly repeats what was just written, so it remembers the last of each.
final class LineBuffer {
    private static final int ENOUGH = 1 << 16;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int TIME_OF_DAY = "T00:00:00Z".length();

    private final PrintWriter out;
    private final StringBuilder text = new StringBuilder(ENOUGH + 4096);
    private final char[] chunk = new char[ENOUGH];
    private long day = Long.MIN_VALUE;
    private String date = "";
    private double number = Double.NaN;
    private String digits = "NaN";

    LineBuffer(PrintWriter out) {
        this.out = out;
    }

    LineBuffer add(String more) {
        text.append(more);
        return this;
    }

    LineBuffer add(int count) {
        text.append(count);
        return this;
    }

    LineBuffer add(double value) {
        if (Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(number)) {
            number = value;
            digits = Double.toString(value);
        }
        return add(digits);
    }

    /// As ISO 8601 in UTC.
    LineBuffer add(Instant time) {
        return time.getNano() == 0 ? addSecond(time.getEpochSecond()) : add(time.toString());
    }

    /// Hands over what is there, once it is worth it.
    void endLine() {
        text.append('\n');
        if (text.length() > ENOUGH) {
            flush();
        }
    }

    void flush() {
        for (int from = 0; from < text.length(); from += chunk.length) {
            int to = Math.min(text.length(), from + chunk.length);
            text.getChars(from, to, chunk, 0);
            out.write(chunk, 0, to - from);
        }
        text.setLength(0);
    }

    private LineBuffer addSecond(long second) {
        long today = Math.floorDiv(second, SECONDS_OF_A_DAY);
        if (today != day) {
            day = today;
            var midnight = Instant.ofEpochSecond(today * SECONDS_OF_A_DAY).toString();
            date = midnight.substring(0, midnight.length() - TIME_OF_DAY);
        }
        return add(date).addTimeOfDay((int) (second - today * SECONDS_OF_A_DAY));
    }

    private LineBuffer addTimeOfDay(int second) {
        return addTwo('T', second / 3600)
                .addTwo(':', second / 60 % 60)
                .addTwo(':', second % 60)
                .add("Z");
    }

    private LineBuffer addTwo(char before, int number) {
        text.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
        return this;
    }
}
