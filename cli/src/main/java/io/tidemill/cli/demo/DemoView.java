package io.tidemill.cli.demo;

import io.tidemill.cli.demo.Moment.DeploymentSeen;
import io.tidemill.cli.view.Chart;
import io.tidemill.cli.view.Figures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The running demo as lines of text.
final class DemoView {

    private static final int CHART_HEIGHT = 6;

    private DemoView() {}

    /// The whole view, to be drawn again and again in one place.
    static List<String> screen(List<Moment> history, Duration length, int width) {
        Moment now = history.getLast();
        DeploymentSeen deployment = now.deployment();
        List<String> lines = new ArrayList<>();
        lines.add(
                "embeddings/blue   %s of %s"
                        .formatted(Figures.clock(now.elapsed()), Figures.clock(length)));
        lines.add("");
        lines.addAll(chart(history, width));
        lines.add("");
        lines.add("load       " + load(now));
        lines.add("instances  " + instances(deployment) + ", CPU " + cpu(deployment));
        lines.add("requests   " + counts(now));
        lines.add("decision   " + deployment.decision());
        return lines;
    }

    /// The moment in one line, for where nothing can be redrawn.
    static String line(Moment now) {
        DeploymentSeen deployment = now.deployment();
        return "%s  %s, CPU %s, %s; %s. %s"
                .formatted(
                        Figures.clock(now.elapsed()),
                        load(now),
                        cpu(deployment),
                        instances(deployment),
                        counts(now),
                        deployment.decision());
    }

    static List<String> chart(List<Moment> history, int width) {
        return new Chart(
                        history.stream().map(Moment::rate).toList(),
                        history.stream().map(moment -> moment.deployment().ready()).toList())
                .lines(width, CHART_HEIGHT);
    }

    private static String load(Moment now) {
        return "%s requests/s, p50 %s, p95 %s"
                .formatted(
                        Figures.number(now.rate()),
                        Figures.latency(now.latencies().p50()),
                        Figures.latency(now.latencies().p95()));
    }

    private static String instances(DeploymentSeen deployment) {
        return "%d ready of %d wanted".formatted(deployment.ready(), deployment.wanted());
    }

    private static String cpu(DeploymentSeen deployment) {
        return Figures.number(deployment.cpu(), " %");
    }

    private static String counts(Moment now) {
        return "%d sent, %d failed".formatted(now.soFar().sent(), now.soFar().failed());
    }
}
