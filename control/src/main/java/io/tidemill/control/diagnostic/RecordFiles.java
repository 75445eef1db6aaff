package io.tidemill.control.diagnostic;

import io.tidemill.control.setting.SettingId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Records as lines of JSON in files:
/// `{account}/insights-logs-{category}/{subscription}/{group}/{setting}.jsonl`. A file that is full
/// gets a number and makes room for the next; when all files together are too large, the oldest of
/// the full ones go. Any thread may call.
public final class RecordFiles {
    private static final String LIVE = ".jsonl";

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789-_";

    /// File systems take 255 bytes; the rest is for what a full file adds.
    private static final int LONGEST_NAME = 200;

    private final Path folder;
    private final Size size;

    /// Guards the files, and `written`.
    private final ReentrantLock lock = new ReentrantLock();

    /// Bytes since the files were last counted.
    private long written;

    /// How much is kept, in bytes.
    ///
    /// @param file of one file
    /// @param all of all files together, as far as files that are not full allow
    public record Size(long file, long all) {
        public static final Size DEFAULT = new Size(8L << 20, 512L << 20);

        public Size {
            if (file < 1 || all < file) {
                throw new IllegalArgumentException("all files hold at least one: " + all);
            }
        }
    }

    /// @param folder where the files go; made when the first record is written
    public RecordFiles(Path folder, Size size) {
        this.folder = folder;
        this.size = size;
    }

    /// Appends lines to the file of an account, a category and a setting.
    ///
    /// @throws UncheckedIOException when the disk refuses
    void append(Place place, List<String> lines) {
        byte[] text =
                lines.stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            write(folder.resolve(place.path() + LIVE), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }

    /// Where records go.
    record Place(String account, RecordCategory category, String settingId) {
        String path() {
            SettingId id = SettingId.parse(settingId).orElseThrow();
            String kind = "insights-%s-%s".formatted(kind(), category.file());
            return Stream.of(account, kind, id.subscription(), id.group(), id.name())
                    .map(Place::safe)
                    .collect(Collectors.joining("/"));
        }

        private String kind() {
            return category.kind().toLowerCase(Locale.ROOT);
        }

        /// Ids compare without regard to case, and may hold anything but a slash; a file may not.
        private static String safe(String name) {
            StringBuilder safe = new StringBuilder();
            for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
                safe.append(
                        PLAIN.indexOf(c) >= 0 ? String.valueOf(c) : "%%%02x".formatted((int) c));
            }
            return safe.length() <= LONGEST_NAME
                    ? safe.toString()
                    : safe.substring(0, LONGEST_NAME)
                            + "-"
                            + Integer.toHexString(safe.toString().hashCode());
        }
    }

    private void write(Path file, byte[] text) throws IOException {
        Files.createDirectories(file.getParent());
        if (Files.exists(file) && Files.size(file) + text.length > size.file()) {
            Files.move(file, full(file), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.write(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        written += text.length;
        if (written >= size.file()) {
            written = 0;
            dropOldest();
        }
    }

    /// The name with the file's last change in it, so that names sort by age.
    private static Path full(Path file) throws IOException {
        String name = file.getFileName().toString();
        String stem = name.substring(0, name.length() - LIVE.length());
        long at = Files.getLastModifiedTime(file).toMillis();
        Path full = file.resolveSibling("%s.%d%s".formatted(stem, at, LIVE));
        for (int same = 1; Files.exists(full); same++) {
            full = file.resolveSibling("%s.%d-%d%s".formatted(stem, at, same, LIVE));
        }
        return full;
    }

    private void dropOldest() throws IOException {
        List<Kept> files = files();
        long all = files.stream().mapToLong(Kept::size).sum();
        for (Kept file : files) {
            if (all <= size.all()) {
                return;
            }
            if (file.isFull()) {
                Files.delete(file.path());
                all -= file.size();
            }
        }
    }

    /// Oldest first.
    private List<Kept> files() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(Kept::of)
                    .sorted(Comparator.comparing(Kept::changed).thenComparing(Kept::path))
                    .toList();
        }
    }

    private record Kept(Path path, long size, FileTime changed) {
        static Kept of(Path path) {
            try {
                return new Kept(path, Files.size(path), Files.getLastModifiedTime(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        boolean isFull() {
            return path.getFileName().toString().indexOf('.')
                    < path.getFileName().toString().length() - LIVE.length();
        }
    }
}
