package io.tidemill.control.authorization;

import java.util.Locale;

/// A text of a role that stands for actions: `Microsoft.Insights/metrics/read`, `*/read`, `*`.
///
/// Case does not count. `*` stands for any text, slashes included; between two slashes it also
/// stands for nothing at all, so that `workspaces/*/read` includes `workspaces/read`.
final class ActionPattern {
    private final String text;
    private final String folded;

    private ActionPattern(String text) {
        this.text = text;
        folded = text.toLowerCase(Locale.ROOT);
    }

    static ActionPattern of(String text) {
        return new ActionPattern(text);
    }

    String text() {
        return text;
    }

    /// Whether the action is one that this stands for.
    ///
    /// @param action in small letters
    boolean matches(String action) {
        return matches(0, action, 0);
    }

    /// Looks for the texts between the stars one after the other. Taking the first place where one
    /// is found is always good enough, so nothing is ever tried twice but the last text, which must
    /// end where the action ends.
    private boolean matches(int from, String action, int at) {
        int star = folded.indexOf('*', from);
        if (star < 0) {
            return from == 0
                    ? action.equals(folded)
                    : action.length() - at >= folded.length() - from
                            && action.endsWith(folded.substring(from));
        }
        String before = folded.substring(from, star);
        int found = from == 0 ? 0 : action.indexOf(before, at);
        if (found < 0 || !action.startsWith(before, found)) {
            return false;
        }
        return matches(star + 1, action, found + before.length() - shared(star));
    }

    /// One slash may be both the one before and the one behind a star.
    private int shared(int star) {
        boolean between =
                star > 0
                        && star + 1 < folded.length()
                        && folded.charAt(star - 1) == '/'
                        && folded.charAt(star + 1) == '/';
        return between ? 1 : 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
