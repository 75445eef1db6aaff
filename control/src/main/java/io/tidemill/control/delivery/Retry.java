package io.tidemill.control.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When a failed delivery is tried again, and when it is given up.
///
/// The wait doubles with each failure up to the longest, and between half of it and all of it is
/// drawn by lot, so that many deliveries that failed together do not come back together. With 5 s
/// and 30 min: 2.5–5 s, 5–10 s, 10–20 s, …, 15–30 min.
///
/// @param first the longest wait after the first failure
/// @param longest the longest wait of all
/// @param mostAttempts after which it is given up, at least 1
/// @param oldest the age from which it is given up
public record Retry(Duration first, Duration longest, int mostAttempts, Duration oldest) {
    /// Gives a receiver about a quarter of a day to come back.
    public static final Retry DEFAULT =
            new Retry(Duration.ofSeconds(5), Duration.ofMinutes(30), 20, Duration.ofHours(6));

    private static final int MOST_DOUBLINGS = 30;

    /// What to do next.
    sealed interface Next {
        record Again(Instant at) implements Next {}

        record GiveUp(String because) implements Next {}
    }

    /// @param delivery whose next attempt just failed
    Next after(Delivery delivery, Instant now, RandomGenerator lot) {
        int failures = delivery.attempts() + 1;
        if (failures >= mostAttempts) {
            return new Next.GiveUp("it was tried often enough");
        }
        Instant next = now.plus(pause(failures, lot));
        return next.isAfter(delivery.created().plus(oldest))
                ? new Next.GiveUp("it is too old to be tried again")
                : new Next.Again(next);
    }

    private Duration pause(int failures, RandomGenerator lot) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        long whole = (doubled.compareTo(longest) < 0 ? doubled : longest).toMillis();
        return Duration.ofMillis(whole / 2 + lot.nextLong(whole - whole / 2 + 1));
    }
}
