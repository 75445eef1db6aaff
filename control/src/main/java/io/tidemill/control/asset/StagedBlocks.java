package io.tidemill.control.asset;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Parts of files that are uploaded in blocks, until a block list puts them together.
///
/// Blocks of one blob lie in a folder of their own, each under the hexadecimal form of its id.
record StagedBlocks(BlobFiles files, Path folder) {
    /// After that long without a block, an upload in blocks is forgotten, as Azure does.
    static final Duration LIFE = Duration.ofDays(7);

    private static final int LONGEST_ID = 64;

    /// The bytes of a block id, or empty when the text is none.
    static Optional<byte[]> id(String base64) {
        try {
            byte[] id = Base64.getDecoder().decode(base64);
            return id.length >= 1 && id.length <= LONGEST_ID ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    BlobFiles.Upload put(BlobId blob, byte[] id, BlobFiles.Source source) throws IOException {
        Path home = home(blob);
        Staged staged = staged(home);
        if (staged.bytes() + source.length() > files.most()) {
            return new BlobFiles.Upload.Refused(BlobError.tooLarge(files.most()));
        }
        return staged.blocks() >= Xml.MOST_BLOCKS
                ? new BlobFiles.Upload.Refused(BlobError.TOO_MANY_BLOCKS)
                : files.write(source, home, HexFormat.of().formatHex(id));
    }

    /// What waits of a blob.
    private record Staged(long blocks, long bytes) {}

    /// The blocks in that order as one file; refused when one of them is not there.
    BlobFiles.Upload join(BlobId blob, List<byte[]> ids, String name) throws IOException {
        List<Path> blocks =
                ids.stream().map(id -> home(blob).resolve(HexFormat.of().formatHex(id))).toList();
        if (!blocks.stream().allMatch(Files::isRegularFile)) {
            return new BlobFiles.Upload.Refused(BlobError.BAD_BLOCKS);
        }
        long length = blocks.stream().mapToLong(block -> block.toFile().length()).sum();
        try (InputStream bytes = joined(blocks)) {
            return files.write(new BlobFiles.Source(bytes, length, ""), files.folder(), name);
        }
    }

    void forget(BlobId blob) throws IOException {
        Folders.delete(home(blob));
    }

    /// Forgets uploads that nothing was added to for [#LIFE].
    void sweep(Instant now) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> uploads = Files.list(folder)) {
            for (Path upload : uploads.toList()) {
                if (Files.getLastModifiedTime(upload).toInstant().isBefore(now.minus(LIFE))) {
                    Folders.delete(upload);
                }
            }
        }
    }

    private Path home(BlobId blob) {
        return folder.resolve(Folders.fingerprint(blob.key()));
    }

    private static Staged staged(Path home) throws IOException {
        if (Files.notExists(home)) {
            return new Staged(0, 0);
        }
        try (Stream<Path> blocks = Files.list(home)) {
            var lengths = blocks.mapToLong(block -> block.toFile().length()).summaryStatistics();
            return new Staged(lengths.getCount(), lengths.getSum());
        }
    }

    /// Opens each block only when the one before is read to its end.
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing but an Enumeration
    private static InputStream joined(List<Path> blocks) {
        var streams = blocks.stream().map(StagedBlocks::open).iterator();
        return new SequenceInputStream(
                new java.util.Enumeration<>() {
                    @Override
                    public boolean hasMoreElements() {
                        return streams.hasNext();
                    }

                    @Override
                    public InputStream nextElement() {
                        return streams.next();
                    }
                });
    }

    private static InputStream open(Path block) {
        try {
            return Files.newInputStream(block);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
