package io.tidemill.benchmarks;

import com.google.protobuf.CodedOutputStream;
import io.tidemill.control.metric.SeriesKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Samples as bodies of Prometheus' remote write: protobuf in snappy's format. What snappy would
/// squeeze is stored as it is, which takes a server no longer to read.
final class RemoteWrite {
    /// As many samples as Prometheus sends at once.
    private static final int MOST = 500;

    private static final int LITERAL_OF_TWO_BYTES = 61 << 2;
    private static final int LONGEST_LITERAL = 1 << 16;

    private final List<byte[]> labels;

    RemoteWrite(MetricFleet fleet) {
        labels = fleet.keys().stream().map(RemoteWrite::labels).toList();
    }

    List<byte[]> bodies(Instant at, double[] samples) {
        var bodies = new ArrayList<byte[]>();
        for (int from = 0; from < samples.length; from += MOST) {
            int first = from;
            int end = Math.min(from + MOST, samples.length);
            bodies.add(
                    snappy(
                            bytes(out -> {
                                for (int i = first; i < end; i++) {
                                    out.writeByteArray(1, series(labels.get(i), at, samples[i]));
                                }
                            })));
        }
        return bodies;
    }

    private static byte[] series(byte[] labels, Instant at, double sample) {
        var one =
                bytes(out -> {
                    out.writeDouble(1, sample);
                    out.writeInt64(2, at.toEpochMilli());
                });
        return bytes(out -> {
            out.writeRawBytes(labels);
            out.writeByteArray(2, one);
        });
    }

    /// Sorted by their names, as is asked for.
    private static byte[] labels(SeriesKey key) {
        return bytes(out -> {
            out.writeByteArray(1, label("__name__", key.metric().name()));
            for (var dimension : key.dimensions().entrySet()) {
                out.writeByteArray(1, label(dimension.getKey(), dimension.getValue()));
            }
            out.writeByteArray(1, label("resource", key.metric().resourceId()));
        });
    }

    private static byte[] label(String name, String value) {
        return bytes(out -> {
            out.writeString(1, name);
            out.writeString(2, value);
        });
    }

    private static byte[] snappy(byte[] plain) {
        return bytes(out -> {
            out.writeUInt32NoTag(plain.length);
            for (int from = 0; from < plain.length; from += LONGEST_LITERAL) {
                int length = Math.min(LONGEST_LITERAL, plain.length - from);
                out.writeRawByte((byte) LITERAL_OF_TWO_BYTES);
                out.writeRawByte((byte) (length - 1));
                out.writeRawByte((byte) ((length - 1) >> 8));
                out.write(plain, from, length);
            }
        });
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            content.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes all that is written to it
        }
        return bytes.toByteArray();
    }
}
