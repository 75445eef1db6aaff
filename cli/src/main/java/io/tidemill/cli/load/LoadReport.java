package io.tidemill.cli.load;

import io.tidemill.cli.view.Figures;
import io.tidemill.cli.view.Text;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a load says of itself: a line while it runs, a summary at its end.
public final class LoadReport {

    private LoadReport() {}

    /// One line for the slice of `length` that ends at `elapsed`.
    public static String progress(
            Duration elapsed, Duration length, LoadTally.Recent recent, LoadSummary soFar) {
        double rate = recent.sent() / (length.toMillis() / 1_000.0);
        return "%s  %s requests/s  p50 %s  p95 %s  sent %d  failed %d%s"
                .formatted(
                        Figures.clock(elapsed),
                        Figures.number(rate),
                        Figures.latency(recent.latencies().p50()),
                        Figures.latency(recent.latencies().p95()),
                        soFar.sent(),
                        soFar.failed(),
                        soFar.notSent() == 0 ? "" : "  not sent " + soFar.notSent());
    }

    /// The summary for a person.
    public static List<String> lines(LoadSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add("sent      " + summary.sent());
        lines.add("answered  " + summary.answered());
        lines.add("failed    " + summary.failed());
        summary.failures().forEach((kind, count) -> lines.add("  " + count + " × " + kind));
        if (summary.notSent() > 0) {
            lines.add(
                    "not sent  %s, because too many were under way already"
                            .formatted(Text.count(summary.notSent(), "request")));
        }
        Latencies latencies = summary.latencies();
        lines.add(
                "latency   p50 %s, p95 %s, p99 %s"
                        .formatted(
                                Figures.latency(latencies.p50()),
                                Figures.latency(latencies.p95()),
                                Figures.latency(latencies.p99())));
        return lines;
    }

    /// The summary for a program; latencies in milliseconds.
    public static JsonNode json(LoadSummary summary) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("sent", summary.sent()).put("answered", summary.answered());
        json.put("failed", summary.failed()).put("notSent", summary.notSent());
        ObjectNode failures = json.putObject("failures");
        summary.failures().forEach(failures::put);
        Latencies latencies = summary.latencies();
        json.putObject("latencyMilliseconds")
                .put("p50", millis(latencies.p50()))
                .put("p95", millis(latencies.p95()))
                .put("p99", millis(latencies.p99()));
        return json;
    }

    private static double millis(Duration length) {
        return length.toNanos() / 1e6;
    }
}
