package io.tidemill.control.prometheus;

import io.tidemill.control.egress.EgressTrust;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A server as the operator wrote it down.
///
/// @param name by which rules choose among several
/// @param uri of its API, without `/api/v1`
/// @param login how it knows us
/// @param trust whose certificates it may have
/// @param pace how it is asked
/// @param queries expressions by their names, which compare without regard to case
public record PrometheusServer(
        String name,
        URI uri,
        Login login,
        EgressTrust trust,
        Pace pace,
        Map<String, String> queries) {

    public PrometheusServer {
        var sorted = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(queries);
        queries = Collections.unmodifiableMap(sorted);
    }

    /// How a server knows us. Files are read at each call, so that what is in them may change.
    public sealed interface Login {
        record None() implements Login {}

        record BearerToken(Path file) implements Login {}

        record Password(String user, Path file) implements Login {}
    }

    /// How a server is asked.
    ///
    /// @param timeout for one question, from 1 ms to a minute
    /// @param refresh the time between two looks at which questions are due, from 1 s to 5 min
    public record Pace(Duration timeout, Duration refresh) {
        public static final Pace DEFAULT = new Pace(Duration.ofSeconds(5), Duration.ofSeconds(10));

        public Pace {
            requireWithin("timeout", timeout, Duration.ofMinutes(1));
            requireWithin("refresh", refresh, Duration.ofMinutes(5));
        }

        private static void requireWithin(String what, Duration value, Duration most) {
            if (!value.isPositive() || value.compareTo(most) > 0) {
                throw new IllegalArgumentException(
                        "%s = %s, must be more than nothing and at most %s"
                                .formatted(what, value, most));
            }
        }
    }

    /// What a metric of that name stands for.
    String expression(String metric) {
        return queries.getOrDefault(metric, metric);
    }
}
