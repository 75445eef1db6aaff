package io.tidemill.cli.load;

import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;

/// The moments at which requests are due: a Poisson process whose rate follows a [LoadPattern],
/// over `[0, length)`. The same seed gives the same moments.
///
/// Candidates come at the pattern's peak rate and each is kept with the chance `rate / peak`
/// (thinning): at a peak of 100/s and a rate of 25/s every fourth candidate stays. One thread at a
/// time may use it.
public final class Arrivals implements Iterator<Duration> {

    private final LoadPattern pattern;
    private final double peak;
    private final double lengthSeconds;
    private final RandomGenerator random;
    private double next;

    public Arrivals(LoadPattern pattern, Duration length, RandomGenerator random) {
        this.pattern = pattern;
        this.peak = pattern.peak();
        this.lengthSeconds = seconds(length);
        this.random = random;
        this.next = after(0);
    }

    @Override
    public boolean hasNext() {
        return next < lengthSeconds;
    }

    @Override
    public Duration next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Duration due = duration(next);
        next = after(next);
        return due;
    }

    private double after(double moment) {
        double candidate = peak > 0 ? moment : lengthSeconds;
        while (candidate < lengthSeconds) {
            candidate += random.nextExponential() / peak;
            if (random.nextDouble() * peak < pattern.rate(duration(candidate))) {
                return candidate;
            }
        }
        return lengthSeconds;
    }

    private static double seconds(Duration length) {
        return length.toNanos() / 1e9;
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }
}
