package io.tidemill.control.exposition;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The page at `/metrics`: OpenMetrics for those who ask for it, Prometheus' own text for all
/// others. It is read by whoever may read everything; [LocalReaders] may let others in.
public final class MetricsPage implements ArmHandler {
    static final String PATH = "/metrics";

    private static final ExpositionFormatWriter OPEN_METRICS = OpenMetricsTextFormatWriter.create();
    private static final ExpositionFormatWriter PROMETHEUS = PrometheusTextFormatWriter.create();

    private final List<Exposed> parts;
    private final InstantSource clock;

    public MetricsPage(List<Exposed> parts, InstantSource clock) {
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.unversioned("GET " + PATH, this));
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        var accepted = request.header("accept").orElse("");
        var writer = OPEN_METRICS.accepts(accepted) ? OPEN_METRICS : PROMETHEUS;
        return new ArmResponse(
                200,
                Map.of(ArmResponse.CONTENT_TYPE, writer.getContentType()),
                text(writer, families()));
    }

    private MetricSnapshots families() {
        var now = clock.instant();
        return new MetricSnapshots(
                parts.stream().flatMap(part -> part.families(now).stream()).toList());
    }

    private static String text(ExpositionFormatWriter writer, MetricSnapshots families) {
        var text = new ByteArrayOutputStream();
        try {
            writer.write(text, families);
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing is written but to memory.", e);
        }
        return text.toString(StandardCharsets.UTF_8);
    }
}
