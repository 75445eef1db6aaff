package io.tidemill.control.asset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/// Streams bytes into files of a folder such that a file is there whole and on disk, or not at all.
///
/// @param most bytes that one file may have
/// @param reserve bytes of the disk that uploads leave free, so that the database can still grow
record BlobFiles(Path folder, long most, long reserve) {
    private static final int CHUNK = 64 * 1024;

    /// How often the room on the disk is looked at while a file grows.
    private static final long LOOK_EVERY = 16L << 20;

    /// What became of an upload.
    sealed interface Upload {
        /// On disk under its final name.
        ///
        /// @param md5 in Base64
        record Complete(Path file, long length, String md5) implements Upload {}

        /// Nothing is left of it.
        record Refused(BlobError why) implements Upload {}
    }

    /// What is to be written.
    ///
    /// @param length bytes that must come, no more are read
    /// @param md5 that they must have, in Base64; empty when any will do
    record Source(InputStream bytes, long length, String md5) {}

    /// Writes a file of that name into a folder, which is made when it is absent; when this returns
    /// it survives a loss of power.
    ///
    /// @throws IOException when the disk fails in another way than by being full
    Upload write(Source source, Path home, String name) throws IOException {
        Optional<BlobError> objection = objection(source.length());
        if (objection.isPresent()) {
            return new Upload.Refused(objection.get());
        }
        Files.createDirectories(home);
        Path draft = Files.createTempFile(home, "upload", ".part");
        try {
            Upload upload = copy(source, draft);
            return upload instanceof Upload.Complete(_, var length, var md5)
                    ? moved(home, new Upload.Complete(home.resolve(name), length, md5), draft)
                    : upload;
        } catch (IOException e) {
            if (hasNoRoom(0)) {
                return new Upload.Refused(BlobError.DISK_FULL);
            }
            throw e;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private Optional<BlobError> objection(long length) throws IOException {
        if (length > most) {
            return Optional.of(BlobError.tooLarge(most));
        }
        return hasNoRoom(length) ? Optional.of(BlobError.DISK_FULL) : Optional.empty();
    }

    private boolean hasNoRoom(long length) throws IOException {
        Files.createDirectories(folder);
        return Files.getFileStore(folder).getUsableSpace() - length < reserve;
    }

    private Upload copy(Source source, Path draft) throws IOException {
        MessageDigest digest = md5();
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            long copied = copy(source, channel, digest);
            channel.force(true);
            String md5 = Base64.getEncoder().encodeToString(digest.digest());
            return verdict(source, copied, new Upload.Complete(draft, copied, md5));
        }
    }

    private static Upload verdict(Source source, long copied, Upload.Complete complete) {
        if (copied < 0) {
            return new Upload.Refused(BlobError.DISK_FULL);
        }
        if (copied < source.length()) {
            return new Upload.Refused(BlobError.CUT_SHORT);
        }
        return source.md5().isEmpty() || source.md5().equals(complete.md5())
                ? complete
                : new Upload.Refused(BlobError.WRONG_MD5);
    }

    /// How many bytes were copied; -1 when the disk has no room for more.
    private long copy(Source source, FileChannel channel, MessageDigest digest) throws IOException {
        byte[] chunk = new byte[CHUNK];
        long copied = 0;
        long look = LOOK_EVERY;
        while (copied < source.length()) {
            int wanted = (int) Math.min(CHUNK, source.length() - copied);
            int read = source.bytes().read(chunk, 0, wanted);
            if (read < 0) {
                return copied;
            }
            digest.update(chunk, 0, read);
            writeAll(channel, ByteBuffer.wrap(chunk, 0, read));
            copied += read;
            if (copied >= look) {
                look += LOOK_EVERY;
                if (hasNoRoom(0)) {
                    return -1;
                }
            }
        }
        return copied;
    }

    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// Nobody is to write to a file that is complete: versions of assets share it.
    private static Upload moved(Path home, Upload.Complete complete, Path draft)
            throws IOException {
        var _ = draft.toFile().setReadOnly();
        Files.move(
                draft,
                complete.file(),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        force(home);
        return complete;
    }

    /// Makes what was created in the folder last.
    static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5.", e);
        }
    }
}
