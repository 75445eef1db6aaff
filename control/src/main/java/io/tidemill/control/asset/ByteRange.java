package io.tidemill.control.asset;

import io.tidemill.control.asset.BlobAnswer.Body;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a blob that a reader asks for.
final class ByteRange {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    private ByteRange() {}

    /// The answer with that part; the whole blob when the text is no range of bytes.
    static BlobAnswer answer(Blob blob, Path file, String range) {
        Matcher matcher = RANGE.matcher(range);
        long length = blob.file().length();
        if (!matcher.matches()) {
            return new BlobAnswer(200, Map.of(), new Body.FilePart(file, 0, length));
        }
        long from = Long.parseLong(matcher.group(1));
        if (from >= length) {
            return BlobAnswer.of(BlobError.BAD_RANGE).with("Content-Range", "bytes */" + length);
        }
        long last = matcher.group(2).isEmpty() ? length - 1 : Long.parseLong(matcher.group(2));
        long to = Math.min(last, length - 1);
        return to < from
                ? BlobAnswer.of(BlobError.BAD_RANGE)
                : new BlobAnswer(
                        206,
                        Map.of("Content-Range", "bytes %d-%d/%d".formatted(from, to, length)),
                        new Body.FilePart(file, from, to - from + 1));
    }
}
