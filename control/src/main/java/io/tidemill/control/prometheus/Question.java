package io.tidemill.control.prometheus;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// What a server is asked: the value of an expression at the end of each bucket of a span.
///
/// What a range in an expression looks back on is then the bucket itself: `rate(x[1m])` at the end
/// of a minute is the rate of this minute.
///
/// @param start of the first bucket, a multiple of the grain
/// @param size number of buckets, at least 1
record Question(String expression, Instant start, Duration grain, int size) {

    /// One bucket is an instant query, several are a range query.
    String path() {
        return size == 1 ? "/api/v1/query" : "/api/v1/query_range";
    }

    /// The form to post. The server gives up by itself when nobody waits any more.
    String form(Duration timeout) {
        var query = "query=" + encoded(expression) + "&timeout=" + timeout.toMillis() + "ms";
        return size == 1
                ? query + "&time=" + end(0).getEpochSecond()
                : query
                        + "&start=%d&end=%d&step=%d"
                                .formatted(
                                        end(0).getEpochSecond(),
                                        end(size - 1).getEpochSecond(),
                                        grain.toSeconds());
    }

    /// The bucket that ends at that second of the epoch; outside of `[0, size)` when none does.
    int bucket(double second) {
        return (int) Math.round((second - end(0).getEpochSecond()) / grain.toSeconds());
    }

    private Instant end(int bucket) {
        return start.plus(grain.multipliedBy(bucket + 1L));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
