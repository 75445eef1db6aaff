package io.tidemill.cli.replay;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;

/// A piece of output that grows by the million of small parts. What costs most to spell out, times
/// and numbers, mostly repeats what was just written, so it remembers the last of each.
final class LineBuffer {
    private static final int ENOUGH = 1 << 16;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int TIME_OF_DAY = "T00:00:00Z".length();

    private final PrintWriter out;
    private char[] chars = new char[ENOUGH + 4096];
    private int length;
    private long day = Long.MIN_VALUE;
    private String date = "";
    private double number = Double.NaN;
    private String digits = "NaN";

    LineBuffer(PrintWriter out) {
        this.out = out;
    }

    LineBuffer add(String text) {
        reserve(text.length());
        text.getChars(0, text.length(), chars, length);
        length += text.length();
        return this;
    }

    LineBuffer add(int count) {
        return add(Integer.toString(count));
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
        add("\n");
        if (length > ENOUGH) {
            flush();
        }
    }

    void flush() {
        out.write(chars, 0, length);
        length = 0;
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
        reserve(TIME_OF_DAY);
        chars[length++] = 'T';
        addTwo(second / 3600);
        chars[length++] = ':';
        addTwo(second / 60 % 60);
        chars[length++] = ':';
        addTwo(second % 60);
        chars[length++] = 'Z';
        return this;
    }

    private void addTwo(int number) {
        chars[length++] = (char) ('0' + number / 10);
        chars[length++] = (char) ('0' + number % 10);
    }

    private void reserve(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
        }
    }
}
