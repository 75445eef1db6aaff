package io.tidemill.control.otlp;

import java.util.LinkedHashSet;
import java.util.Set;

/// What became of a request's data points: how many were not taken, and why. For one thread.
final class Receipt {

    private static final int MOST_REASONS = 5;

    private final Set<String> reasons = new LinkedHashSet<>();
    private long rejected;

    void reject(long points, String why) {
        rejected += points;
        if (reasons.size() < MOST_REASONS) {
            reasons.add(why);
        }
    }

    long rejected() {
        return rejected;
    }

    /// The first reasons, each once; empty when everything was taken.
    String why() {
        return String.join("; ", reasons);
    }
}
