package io.tidemill.cli.view;

import java.util.List;

/// A block of lines at the bottom of a terminal that is drawn again and again in its own place.
/// Where there is no terminal to move about on, use plain lines instead.
public final class Screen {

    private static final String UP_ONE = "\u001b[1A";
    private static final String CLEAR_LINE = "\u001b[2K";

    private final Terminal terminal;
    private int drawn;

    public Screen(Terminal terminal) {
        this.terminal = terminal;
    }

    /// Replaces what was drawn last by `lines`, cut to the terminal's width so that none wraps.
    public void draw(List<String> lines, int width) {
        StringBuilder frame = new StringBuilder((UP_ONE + CLEAR_LINE).repeat(drawn));
        lines.forEach(line -> frame.append(Text.cut(line, width)).append('\n'));
        terminal.out().print(frame);
        terminal.out().flush();
        drawn = lines.size();
    }
}
