package io.tidemill.cli.client;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/// The newest values of a resource's metrics.
public final class Metrics {

    private final Map<String, Double> newest;

    private Metrics(Map<String, Double> newest) {
        this.newest = newest;
    }

    /// Asks for the averages over `grain` of `names`, comma-separated, in the last few grains
    /// before `now`.
    public static Metrics read(ArmClient client, String resource, String names, Span span) {
        return of(
                client.get(
                        resource
                                + "/providers/Microsoft.Insights/metrics?metricnames="
                                + names
                                + "&aggregation=Average&interval="
                                + span.grain()
                                + "&timespan="
                                + span.timespan()));
    }

    /// Reads the answer of the metrics interface: of each metric the last point that has a value.
    static Metrics of(JsonNode answer) {
        Map<String, Double> newest = new HashMap<>();
        for (JsonNode metric : answer.path("value")) {
            String name = fold(metric.path("name").path("value").asString(""));
            for (JsonNode point : metric.path("timeseries").path(0).path("data")) {
                if (point.path("average").isNumber()) {
                    newest.put(name, point.path("average").asDouble());
                }
            }
        }
        return new Metrics(newest);
    }

    /// The newest average of a metric, empty when no grain has one.
    public OptionalDouble newest(String name) {
        Double value = newest.get(fold(name));
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// The stretch of time to look at: the last three grains before `now`, so that one that is not
    /// complete does not hide the last one that is.
    public record Span(Instant now, Duration grain) {
        String timespan() {
            Instant end = now.truncatedTo(ChronoUnit.SECONDS);
            return end.minus(grain.multipliedBy(3)) + "/" + end;
        }
    }
}
