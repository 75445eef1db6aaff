package io.tidemill.control.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How often somebody may guess: a number of guesses in each window of time, for each client by
/// itself.
///
/// Any thread may call. It remembers one window for each client, so callers ask only for clients
/// that exist.
final class GuessBound {
    private final int most;
    private final Duration window;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    GuessBound(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    private record Window(Instant end, int guesses) {}

    /// Counts one guess.
    ///
    /// @return whether it may be made
    boolean take(String client, Instant now) {
        Window counted = windows.merge(client, fresh(now), (old, first) -> next(old, first, now));
        return counted.guesses() <= most;
    }

    /// Forgets the guesses of a client that turned out to know.
    void forgive(String client) {
        windows.remove(client);
    }

    /// How long until the client may guess again; zero when it may now.
    Duration pause(String client, Instant now) {
        Window current = windows.getOrDefault(client, new Window(now, 0));
        return current.guesses() >= most && now.isBefore(current.end())
                ? Duration.between(now, current.end())
                : Duration.ZERO;
    }

    private Window fresh(Instant now) {
        return new Window(now.plus(window), 1);
    }

    private static Window next(Window old, Window first, Instant now) {
        return now.isBefore(old.end()) ? new Window(old.end(), old.guesses() + 1) : first;
    }
}
