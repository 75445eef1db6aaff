package io.tidemill.engine.metric;

import java.util.List;

/// What a look at a metric brought: its series, or why it could not be read.
public sealed interface MetricReading {
    /// The series that exist, perhaps none. They may hold more than was asked for: only what lies
    /// inside the window is looked at.
    ///
    /// A source may keep a metric at several levels of detail (collapsed, by deployment, by
    /// deployment and status code); the coarsest level that carries every dimension a rule names is
    /// used, so nothing is counted twice.
    record Samples(List<Series> series, Silence silence) implements MetricReading {
        public Samples {
            series = List.copyOf(series);
        }
    }

    /// The metric could not be read: unknown to its resource, or the store did not answer.
    record Unreadable(String why) implements MetricReading {}
}
