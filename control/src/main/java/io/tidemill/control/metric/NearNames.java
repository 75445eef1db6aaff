package io.tidemill.control.metric;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The known names that somebody who wrote another one most likely meant. Case does not count.
public final class NearNames {

    private static final int MOST = 3;

    /// Names are short; of a longer text only the beginning is compared, so that it costs little.
    private static final int LONGEST = 100;

    private NearNames() {}

    /// At most three, the nearest first.
    public static List<String> of(String wanted, Collection<String> known) {
        var text = folded(wanted);
        return known.stream()
                .distinct()
                .sorted(Comparator.comparingInt(name -> distance(text, folded(name))))
                .limit(MOST)
                .toList();
    }

    private static String folded(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST)).toLowerCase(Locale.ROOT);
    }

    /// Nothing is nearer than a name that was only cut short.
    private static int distance(String wanted, String name) {
        return name.contains(wanted) ? 0 : edits(wanted, name);
    }

    /// Levenshtein's distance: how many letters must be put in, taken out or replaced.
    static int edits(String from, String to) {
        var row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
