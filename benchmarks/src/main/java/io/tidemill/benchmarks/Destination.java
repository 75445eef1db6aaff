package io.tidemill.benchmarks;

import java.time.Duration;
import java.time.Instant;

/// A durable store that samples are brought to.
interface Destination extends AutoCloseable {
    /// What brings one sample of each series there, ready to be timed.
    Runnable delivery(Instant at, double[] samples);

    /// The CPU time of its process so far.
    Duration cpu();

    /// Brings what was delivered into the form in which it stays.
    void pack();

    /// Ends it and tells what it takes on disk.
    Size size();

    @Override
    void close();

    /// Bytes.
    ///
    /// @param samples what grows with the points
    /// @param names what grows with the series
    record Size(long samples, long names) {}
}
