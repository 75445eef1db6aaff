package io.tidemill.cli.view;

/// Small changes to lines of text that keep them readable.
public final class Text {

    private Text() {}

    /// At most `width` characters of `text`; a cut shows as `…` at the end.
    public static String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        return width <= 1 ? text.substring(0, width) : text.substring(0, width - 1) + "…";
    }

    /// `1 instance`, `2 instances`.
    public static String count(long count, String noun) {
        return count + " " + (count == 1 ? noun : noun + "s");
    }
}
