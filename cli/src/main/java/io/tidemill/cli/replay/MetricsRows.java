package io.tidemill.cli.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.tidemill.simulator.ManualChange;
import io.tidemill.simulator.RecordedMetric;
import io.tidemill.simulator.RecordedSeries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a metrics file, gathered into series as they are read.
final class MetricsRows {
    /// The metric that is none: its rows set the count by hand.
    private static final String CAPACITY = "@capacity";

    /// What a row says of its series, as it stands there.
    private record Label(String metric, String resource, String namespace, String dimensions) {}

    private final MetricsHeader header;
    private final Problems problems;
    private final Map<Label, RecordedSeries> series = new LinkedHashMap<>();
    private final List<ManualChange> manualChanges = new ArrayList<>();
    private final Coverage coverage = new Coverage();

    MetricsRows(MetricsHeader header, Problems problems) {
        this.header = header;
        this.problems = problems;
    }

    void add(CsvRecord row) {
        if (row.getFieldCount() != header.width()) {
            problems.add(
                    "line %d has %d cells, must have %d as the header has"
                            .formatted(
                                    row.getStartingLineNumber(),
                                    row.getFieldCount(),
                                    header.width()));
            return;
        }
        add(new MetricsCells(row, header, problems));
    }

    /// Fails with every problem met, also if no row is a sample or a gap.
    Recording recording() {
        if (coverage.isEmpty()) {
            problems.add("it has no samples");
        }
        problems.failIfAny();
        return new Recording(
                List.copyOf(series.values()),
                manualChanges,
                coverage.first(),
                coverage.end(),
                header.unused());
    }

    private void add(MetricsCells cells) {
        var time = cells.time();
        if (cells.text(MetricsColumn.METRIC).equalsIgnoreCase(CAPACITY)) {
            manualChanges.add(new ManualChange(Instant.ofEpochSecond(time), cells.instances()));
        } else {
            coverage.add(time);
            addSample(time, cells);
        }
    }

    private void addSample(long time, MetricsCells cells) {
        var value = cells.value();
        var its = series.computeIfAbsent(label(cells), _ -> newSeries(cells));
        if (!Double.isNaN(value)) {
            its.add(time, value);
        }
    }

    private static Label label(MetricsCells cells) {
        return new Label(
                cells.text(MetricsColumn.METRIC),
                cells.text(MetricsColumn.RESOURCE),
                cells.text(MetricsColumn.NAMESPACE),
                cells.text(MetricsColumn.DIMENSIONS));
    }

    private static RecordedSeries newSeries(MetricsCells cells) {
        var metric =
                new RecordedMetric(
                        cells.text(MetricsColumn.RESOURCE).strip(),
                        cells.text(MetricsColumn.NAMESPACE).strip(),
                        cells.metric());
        return new RecordedSeries(metric, cells.dimensions());
    }
}
