package io.tidemill.control.archive;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.tidemill.control.metric.Bucket;
import io.tidemill.control.metric.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Journal entries as bytes, one after the other.
final class PackedEntries {
    /// What is written is the place in this list.
    private static final List<Set<Resolution>> RESOLUTIONS =
            List.of(
                    Set.of(Resolution.TEN_SECONDS),
                    Set.of(Resolution.MINUTE),
                    Set.of(Resolution.TEN_SECONDS, Resolution.MINUTE));

    /// Added to it when one number tells all of the bucket.
    private static final int SINGLE = 4;

    private PackedEntries() {}

    static byte[] pack(List<Entry> entries) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            long before = 0;
            for (var entry : entries) {
                write(out, entry, entry.second() - before);
                before = entry.second();
            }
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory takes all that is written to it
        }
        return bytes.toByteArray();
    }

    /// @throws UncheckedIOException when the bytes were not packed here
    static void unpack(byte[] bytes, Consumer<Entry> reader) {
        var in = CodedInputStream.newInstance(bytes);
        try {
            long second = 0;
            while (!in.isAtEnd()) {
                int flags = in.readUInt32();
                int series = in.readUInt32();
                second += in.readSInt64();
                var bucket = (flags & SINGLE) == 0 ? summed(in) : Bucket.of(in.readDouble());
                reader.accept(new Entry(series, RESOLUTIONS.get(flags % SINGLE), second, bucket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a row of the journal is damaged", e);
        }
    }

    private static void write(CodedOutputStream out, Entry entry, long seconds) throws IOException {
        var bucket = entry.bucket();
        int place = RESOLUTIONS.indexOf(entry.resolutions());
        out.writeUInt32NoTag(place + (bucket.isSingle() ? SINGLE : 0));
        out.writeUInt32NoTag(entry.series());
        out.writeSInt64NoTag(seconds);
        out.writeDoubleNoTag(bucket.sum());
        if (!bucket.isSingle()) {
            out.writeUInt64NoTag(bucket.count());
            out.writeDoubleNoTag(bucket.minimum());
            out.writeDoubleNoTag(bucket.maximum());
            out.writeDoubleNoTag(bucket.last());
        }
    }

    private static Bucket summed(CodedInputStream in) throws IOException {
        return new Bucket(
                in.readDouble(),
                in.readUInt64(),
                in.readDouble(),
                in.readDouble(),
                in.readDouble());
    }
}
