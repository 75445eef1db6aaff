package io.tidemill.control.target;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Asks one process again and again how it is, until it is gone.
///
/// @param path what to ask for
/// @param probe read before each question, so that a change takes effect without a restart
/// @param pause between two questions
/// @param listener gets what was wrong with each answer, or empty for a good one
record Prober(
        InstanceProcess process,
        String path,
        Supplier<Probe> probe,
        Supplier<Duration> pause,
        Consumer<Optional<String>> listener) {

    /// Returns when the process is gone or the thread is interrupted.
    void run(Duration firstPause) {
        try {
            var wait = firstPause;
            while (!process.isGoneWithin(wait)) {
                var port = process.running().port();
                listener.accept(HttpProbe.ask(port, path, probe.get().timeout()));
                wait = pause.get();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
