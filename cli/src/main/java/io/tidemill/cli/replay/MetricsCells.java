package io.tidemill.cli.replay;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;

/// The cells of one row of a metrics file, understood one by one. What does not fit becomes a
/// problem with its place; the value given instead is never used, because a file with a problem is
/// refused.
record MetricsCells(CsvRecord row, MetricsHeader header, Problems problems) {
    private static final int MOST_INSTANCES = 1_000_000;

    /// The text of a cell; empty where there is no such column.
    String text(MetricsColumn column) {
        var place = header.place(column);
        return place < 0 ? "" : row.getField(place);
    }

    /// The start of the sample's interval, in seconds since 1970.
    long time() {
        try {
            return Timestamps.epochSecond(text(MetricsColumn.TIMESTAMP_UTC));
        } catch (DateTimeException _) {
            unfit(MetricsColumn.TIMESTAMP_UTC, "a UTC time such as 2026-01-31T23:59:00Z");
            return 0;
        }
    }

    /// The sample; `NaN` for none.
    double value() {
        var text = text(MetricsColumn.VALUE);
        return text.isBlank() ? Double.NaN : number(text);
    }

    /// The count that a row of hand-set capacity says.
    int instances() {
        var count = value();
        if (count >= 0 && count <= MOST_INSTANCES && count == Math.rint(count)) {
            return (int) count;
        }
        unfit(MetricsColumn.VALUE, "a whole number of instances");
        return 0;
    }

    /// The metric's name, which must be there.
    String metric() {
        var name = text(MetricsColumn.METRIC);
        if (name.isBlank()) {
            unfit(MetricsColumn.METRIC, "the name of a metric");
            return "?";
        }
        return name.strip();
    }

    /// `Name=Value;Name=Value` as a map.
    Map<String, String> dimensions() {
        var dimensions = new HashMap<String, String>();
        for (var pair : text(MetricsColumn.DIMENSIONS).split(";", -1)) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                dimensions.put(
                        pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                unfit(MetricsColumn.DIMENSIONS, "Name=Value, several of them parted by ';'");
            }
        }
        return dimensions;
    }

    private double number(String text) {
        try {
            var number = Double.parseDouble(text);
            if (Double.isFinite(number) && isDecimal(text)) {
                return number;
            }
        } catch (NumberFormatException _) {
            unfit(MetricsColumn.VALUE, "a number, or empty for a gap");
            return 0;
        }
        unfit(MetricsColumn.VALUE, "a number, or empty for a gap");
        return 0;
    }

    /// Java also reads `1f` and `0x1p3` as numbers.
    private static boolean isDecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            var here = text.charAt(i);
            if (here > '9' && here != 'e' && here != 'E') {
                return false;
            }
        }
        return true;
    }

    private void unfit(MetricsColumn column, String wanted) {
        problems.add(
                "line %d, column %d (%s) is '%s', must be %s"
                        .formatted(
                                row.getStartingLineNumber(),
                                header.place(column) + 1,
                                column.heading(),
                                text(column),
                                wanted));
    }
}
