package io.tidemill.control.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The folder that holds everything one Tidemill knows, owned by this process until closed.
///
/// The folder is readable by its user alone (mode 0700), files made here are too (0600). Ownership
/// is a lock that the operating system drops when the process ends in any way, so a crash leaves
/// nothing to clean up.
public final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");

    /// Folders open in this process: a second channel on the lock file would, when closed, drop the
    /// first one's lock.
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Makes the folder if it is absent and takes ownership of it.
    ///
    /// @throws UnusableDataException when it cannot be written, or another Tidemill owns it
    public static DataFolder open(Path folder) {
        try {
            Path path = made(folder);
            if (!OPEN_HERE.add(path)) {
                throw taken(path);
            }
            return owned(path);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    public Path path() {
        return path;
    }

    /// The file of that name in this folder, which may not exist yet.
    public Path file(String name) {
        return path.resolve(name);
    }

    /// Writes a file that only its user may read, replacing an old one in one step.
    public void write(String name, String text) {
        try {
            Path draft = Files.createTempFile(path, name, ".new", ownerOnly());
            Files.writeString(draft, text);
            Files.move(
                    draft,
                    file(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(pidFile(path));
            lock.close();
        } catch (IOException e) {
            throw unwritable(path, e);
        } finally {
            OPEN_HERE.remove(path);
        }
    }

    private static Path made(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            var userOnly = PosixFilePermissions.fromString("rwx------");
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(userOnly));
        }
        return folder.toRealPath();
    }

    private static DataFolder owned(Path path) throws IOException {
        try {
            DataFolder folder = new DataFolder(path, locked(path));
            folder.write(pidFile(path).getFileName().toString(), Long.toString(ownPid()));
            return folder;
        } catch (IOException | RuntimeException e) {
            OPEN_HERE.remove(path);
            throw e;
        }
    }

    @SuppressWarnings("resource") // the lock lives as long as its channel, which close() closes
    private static FileChannel locked(Path path) throws IOException {
        Path file = createOwnerOnly(path.resolve("tidemill.lock"));
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw taken(path);
        }
        return channel;
    }

    /// Makes the file, readable by its user alone, unless it is there already.
    static Path createOwnerOnly(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? file
                : Files.createFile(file, ownerOnly());
    }

    private static FileAttribute<?> ownerOnly() {
        return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
    }

    private static UnusableDataException taken(Path path) {
        return new UnusableDataException(
                "The data folder %s is in use by another Tidemill%s. Stop that one, or give this one its own folder with --data."
                        .formatted(path, holder(path)));
    }

    private static String holder(Path path) {
        try {
            return " (process " + Long.parseLong(Files.readString(pidFile(path)).strip()) + ")";
        } catch (IOException | NumberFormatException e) {
            return ""; // the name of the owner is a courtesy; the lock alone decides
        }
    }

    private static UnusableDataException unwritable(Path folder, IOException cause) {
        return new UnusableDataException(
                "The data folder %s cannot be written (%s). Give the user who runs Tidemill write permission, or choose another folder with --data."
                        .formatted(folder, reason(cause)),
                cause);
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is not a folder";
            case FileSystemException e when e.getReason() != null -> e.getReason();
            default -> cause.getClass().getSimpleName();
        };
    }

    private static Path pidFile(Path path) {
        return path.resolve("tidemill.pid");
    }

    private static long ownPid() {
        return ProcessHandle.current().pid();
    }
}
