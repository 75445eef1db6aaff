package io.tidemill.control.otlp;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.time.Instant;
import java.util.List;

/// What data points of all kinds have beside their value.
///
/// @param start of counting; the epoch where it is not told
/// @param isGap whether the point says that there is no value
record PointHead(List<KeyValue> attributes, Instant start, Instant at, boolean isGap) {

    private static final int NO_VALUE = 1;
    private static final long SECOND = 1_000_000_000;

    static PointHead of(NumberDataPoint point) {
        return new PointHead(
                point.getAttributesList(),
                moment(point.getStartTimeUnixNano()),
                moment(point.getTimeUnixNano()),
                hasNoValue(point.getFlags()));
    }

    static PointHead of(HistogramDataPoint point) {
        return new PointHead(
                point.getAttributesList(),
                moment(point.getStartTimeUnixNano()),
                moment(point.getTimeUnixNano()),
                hasNoValue(point.getFlags()));
    }

    static PointHead of(ExponentialHistogramDataPoint point) {
        return new PointHead(
                point.getAttributesList(),
                moment(point.getStartTimeUnixNano()),
                moment(point.getTimeUnixNano()),
                hasNoValue(point.getFlags()));
    }

    private static boolean hasNoValue(int flags) {
        return (flags & NO_VALUE) != 0;
    }

    private static Instant moment(long nanos) {
        return Instant.ofEpochSecond(
                Long.divideUnsigned(nanos, SECOND), Long.remainderUnsigned(nanos, SECOND));
    }
}
