package io.tidemill.control.asset;

import io.tidemill.control.store.StorageException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A folder for each version of a code or model, made once, whole or not at all, and read-only.
///
/// The files are hard links to what was uploaded: they cost no room, and stay when the upload is
/// replaced or swept.
///
/// @param root owned by this process alone
record AssetFolders(Path root) {

    /// Where the files of the version lie, or would lie. Names match in any case, so the folder's
    /// are in lower case.
    Path folder(AssetId id) {
        return root.resolve(id.kind().word())
                .resolve(UploadContainer.of(id.workspace()))
                .resolve(id.name().toLowerCase(Locale.ROOT))
                .resolve(id.version().toLowerCase(Locale.ROOT));
    }

    /// One file of a version.
    ///
    /// @param path where it belongs in the version's folder, relative
    /// @param content where its bytes are
    record Entry(String path, Path content) {}

    /// Makes the folder of a version that is not registered yet; what may lie there from an earlier
    /// try is replaced.
    ///
    /// @return what is wrong with the files, such as a file that is a folder too
    Optional<String> make(AssetId id, List<Entry> entries) {
        Path folder = folder(id);
        Path draft = root.resolve("draft-" + Folders.fingerprint(id.text()));
        try {
            Folders.delete(draft);
            Files.createDirectories(draft);
            for (Entry entry : entries) {
                Optional<String> problem = add(draft, entry);
                if (problem.isPresent()) {
                    Folders.delete(draft);
                    return problem;
                }
            }
            move(draft, folder);
            return Optional.empty();
        } catch (IOException e) {
            throw new StorageException("The folder " + folder + " cannot be made.", e);
        }
    }

    void delete(AssetId id) {
        try {
            Folders.delete(folder(id));
        } catch (IOException e) {
            throw new StorageException("The folder of " + id.text() + " cannot be deleted.", e);
        }
    }

    private static Optional<String> add(Path draft, Entry entry) throws IOException {
        Path file = draft.resolve(entry.path());
        try {
            Files.createDirectories(parent(file));
            link(file, entry.content());
            return Optional.empty();
        } catch (java.nio.file.FileAlreadyExistsException e) {
            return Optional.of("'%s' is a file and a folder at once".formatted(entry.path()));
        }
    }

    private static void link(Path file, Path content) throws IOException {
        if (Files.exists(file)) {
            throw new java.nio.file.FileAlreadyExistsException(file.toString());
        }
        try {
            Files.createLink(file, content);
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.copy(content, file); // a file system without links, or with too many of them
            var _ = file.toFile().setReadOnly();
        }
    }

    private static void move(Path draft, Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(draft)) {
            for (Path inner : found.filter(Files::isDirectory).toList()) {
                BlobFiles.force(inner);
            }
        }
        Folders.delete(folder);
        Files.createDirectories(parent(folder));
        Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        BlobFiles.force(parent(folder));
        try (Stream<Path> found = Files.walk(folder)) {
            found.filter(Files::isDirectory).forEach(inner -> inner.toFile().setReadOnly());
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no folder");
        }
        return parent;
    }
}
