package io.tidemill.control.asset;

import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.StorageException;
import io.tidemill.control.store.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The uploaded files: their bytes in a folder, their names in the database. Any thread may call.
///
/// A file's bytes are on disk before its name is in the database, and only the name makes it exist.
/// Bytes without a name are left over from an upload that was cut off; they go at the next start.
final class BlobStore {
    /// An upload that nothing was registered from is kept that long.
    static final Duration UNUSED_LIFE = Duration.ofDays(7);

    private static final String KIND = "blob";

    private final DocumentStore store;
    private final InstantSource clock;
    private final BlobFiles files;
    private final StagedBlocks blocks;

    /// @param folder owned by this process alone
    BlobStore(DocumentStore store, Path folder, UploadLimits limits, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        files = new BlobFiles(folder, limits.blob(), limits.reserve());
        blocks = new StagedBlocks(files, folder.resolve("blocks"));
    }

    /// What became of a write.
    sealed interface Outcome {
        record Kept(Blob blob) implements Outcome {}

        record Refused(BlobError why) implements Outcome {}
    }

    /// What the client says of a blob beside its bytes.
    ///
    /// @param onlyNew refuse when there is one of that name
    record Wish(String type, Map<String, String> metadata, boolean onlyNew) {}

    Optional<Blob> get(BlobId id) {
        return store.get(KIND, id.key()).map(Blob::of);
    }

    /// Ordered by name.
    List<Blob> list(String container, String prefix) {
        return store.list(KIND, BlobId.key(container, prefix)).stream().map(Blob::of).toList();
    }

    /// Where the bytes of the blob lie, not to be changed.
    Path file(Blob blob) {
        return files.folder().resolve(blob.file().name());
    }

    Outcome put(BlobId id, BlobFiles.Source source, Wish wish) {
        return wish.onlyNew() && get(id).isPresent()
                ? new Outcome.Refused(BlobError.EXISTS)
                : io(() -> named(id, files.write(source, files.folder(), fresh()), wish));
    }

    /// Keeps a part of a blob to come; what is kept is told by the answer alone.
    Optional<BlobError> putBlock(BlobId id, byte[] block, BlobFiles.Source source) {
        return io(() ->
                blocks.put(id, block, source) instanceof BlobFiles.Upload.Refused(var why)
                        ? Optional.of(why)
                        : Optional.empty());
    }

    Outcome join(BlobId id, List<byte[]> ids, Wish wish) {
        return io(() -> {
            Outcome outcome = named(id, blocks.join(id, ids, fresh()), wish);
            if (outcome instanceof Outcome.Kept) {
                blocks.forget(id);
            }
            return outcome;
        });
    }

    /// The blob with other metadata; empty when there is no such blob.
    Optional<Blob> describe(BlobId id, Map<String, String> metadata) {
        return store.transact(transaction ->
                transaction
                        .get(KIND, id.key())
                        .map(Blob::of)
                        .map(blob -> blob.withMetadata(metadata, clock.instant()))
                        .map(blob -> put(transaction, blob)));
    }

    /// Deletes what nobody has used for a week, and what is left over from cut-off uploads.
    ///
    /// @param used whether something is registered from a blob, as the transaction sees it
    void sweep(Function<Transaction, Predicate<BlobId>> used) {
        Instant oldest = clock.instant().minus(UNUSED_LIFE);
        List<Blob> unused =
                store.transact(transaction -> {
                    Predicate<BlobId> isUsed = used.apply(transaction);
                    List<Blob> old =
                            transaction.list(KIND, "").stream()
                                    .map(Blob::of)
                                    .filter(blob -> blob.changed().isBefore(oldest))
                                    .filter(blob -> !isUsed.test(blob.id()))
                                    .toList();
                    old.forEach(blob -> transaction.delete(KIND, blob.id().key()));
                    return old;
                });
        var _ =
                io(() -> {
                    for (Blob blob : unused) {
                        Files.deleteIfExists(file(blob));
                    }
                    blocks.sweep(clock.instant());
                    return true;
                });
    }

    /// Deletes bytes that have no name; only before anything is uploaded.
    void deleteLeftovers() {
        Set<String> named =
                store.list(KIND, "").stream()
                        .map(Blob::of)
                        .map(blob -> blob.file().name())
                        .collect(Collectors.toSet());
        var _ =
                io(() -> {
                    Files.createDirectories(files.folder());
                    try (Stream<Path> found = Files.list(files.folder())) {
                        for (Path file : found.filter(Files::isRegularFile).toList()) {
                            if (!named.contains(file.getFileName().toString())) {
                                Files.delete(file);
                            }
                        }
                    }
                    return true;
                });
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    private Outcome named(BlobId id, BlobFiles.Upload upload, Wish wish) throws IOException {
        return switch (upload) {
            case BlobFiles.Upload.Refused(var why) -> new Outcome.Refused(why);
            case BlobFiles.Upload.Complete(var file, var length, var md5) ->
                    named(
                            new Blob(
                                    id,
                                    new Blob.Content(
                                            file.getFileName().toString(),
                                            length,
                                            md5,
                                            wish.type()),
                                    wish.metadata(),
                                    clock.instant()),
                            wish.onlyNew());
        };
    }

    private Outcome named(Blob blob, boolean onlyNew) throws IOException {
        Optional<Blob> before =
                store.transact(transaction -> {
                    Optional<Blob> old = transaction.get(KIND, blob.id().key()).map(Blob::of);
                    if (old.isEmpty() || !onlyNew) {
                        put(transaction, blob);
                    }
                    return old;
                });
        boolean refused = onlyNew && before.isPresent();
        Optional<Blob> replaced = refused ? Optional.of(blob) : before;
        if (replaced.isPresent()) {
            Files.deleteIfExists(file(replaced.get()));
        }
        return refused ? new Outcome.Refused(BlobError.EXISTS) : new Outcome.Kept(blob);
    }

    private static Blob put(Transaction transaction, Blob blob) {
        return Blob.of(transaction.put(KIND, blob.id().key(), blob.toJson().toString()));
    }

    private interface Io<T> {
        T run() throws IOException;
    }

    private static <T> T io(Io<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new StorageException("The folder of uploads cannot be used.", e);
        }
    }
}
