package io.tidemill.control.archive;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.Cells;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// The minutes of one series and hour as bytes: which of them have samples, then their columns. A
/// single column tells all as long as no minute has more than one sample.
final class PackedHour {
    static final int MINUTES = 60;

    private static final int SINGLE = 0;
    private static final int DETAILED = 1;

    private PackedHour() {}

    static byte[] pack(Cells hour) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            var present = present(hour);
            out.writeUInt32NoTag(hour.isDetailed() ? DETAILED : SINGLE);
            out.writeFixed64NoTag(mask(present));
            writeColumns(out, hour, present);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes all that is written to it
        }
        return bytes.toByteArray();
    }

    /// @throws UncheckedIOException when the bytes were not packed here
    static Cells unpack(byte[] bytes) {
        try {
            var in = CodedInputStream.newInstance(bytes);
            boolean isDetailed = in.readUInt32() == DETAILED;
            var present = minutes(in.readFixed64());
            return isDetailed ? detailed(in, present) : single(in, present);
        } catch (IOException e) {
            throw new UncheckedIOException("a packed hour is damaged", e);
        }
    }

    private static void writeColumns(CodedOutputStream out, Cells hour, int[] present)
            throws IOException {
        Column.write(out, column(hour, present, Bucket::sum));
        if (hour.isDetailed()) {
            Column.write(out, column(hour, present, Bucket::count));
            Column.write(out, column(hour, present, Bucket::minimum));
            Column.write(out, column(hour, present, Bucket::maximum));
            Column.write(out, column(hour, present, Bucket::last));
        }
    }

    private static double[] column(Cells hour, int[] present, ToDoubleFunction<Bucket> part) {
        return IntStream.of(present)
                .mapToDouble(minute -> part.applyAsDouble(hour.get(minute)))
                .toArray();
    }

    private static Cells single(CodedInputStream in, int[] present) throws IOException {
        var samples = Column.read(in, present.length);
        var hour = new Cells(MINUTES);
        for (int i = 0; i < present.length; i++) {
            hour.add(present[i], Bucket.of(samples[i]));
        }
        return hour;
    }

    private static Cells detailed(CodedInputStream in, int[] present) throws IOException {
        int size = present.length;
        var sums = Column.read(in, size);
        var counts = Column.read(in, size);
        var minima = Column.read(in, size);
        var maxima = Column.read(in, size);
        var lasts = Column.read(in, size);
        var hour = new Cells(MINUTES);
        for (int i = 0; i < size; i++) {
            hour.add(
                    present[i],
                    new Bucket(sums[i], (long) counts[i], minima[i], maxima[i], lasts[i]));
        }
        return hour;
    }

    private static int[] present(Cells hour) {
        return IntStream.range(0, MINUTES).filter(minute -> !hour.isGap(minute)).toArray();
    }

    private static long mask(int[] present) {
        return IntStream.of(present).mapToLong(minute -> 1L << minute).sum();
    }

    private static int[] minutes(long mask) {
        return IntStream.range(0, MINUTES).filter(minute -> (mask >> minute & 1) == 1).toArray();
    }
}
