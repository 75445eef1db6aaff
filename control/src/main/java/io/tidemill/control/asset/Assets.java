package io.tidemill.control.asset;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The registered codes, models and environments. Any thread may call.
///
/// A version never changes what it is: its files are linked into a folder of its own when it is
/// registered. One that is deleted while a deployment uses it disappears from view at once and from
/// the disk when the last deployment lets go of it.
public final class Assets {
    private static final String VERSION = "asset-version";
    private static final String CONTAINER = "asset-container";

    private final DocumentStore store;
    private final BlobStore blobs;
    private final AssetFolders folders;
    private final AdministrativeLog log;

    /// Held while a version's folder is made, so that two registrations of one id do not meet.
    private final ReentrantLock registering = new ReentrantLock();

    Assets(DocumentStore store, AdministrativeLog log, BlobStore blobs, AssetFolders folders) {
        this.store = store;
        this.log = log;
        this.blobs = blobs;
        this.folders = folders;
    }

    /// What became of a write.
    sealed interface Written {
        record Created(AssetVersion version) implements Written {}

        record Updated(AssetVersion version) implements Written {}

        record Refused(ArmError error) implements Written {}
    }

    /// The versions that a deployment may name, as the transaction sees them.
    public Known known(Transaction transaction) {
        return new Known(this, transaction);
    }

    /// The versions that a deployment may name. Not to be kept after the transaction ends.
    public record Known(Assets assets, Transaction transaction) {
        /// Also true of a deleted version that another deployment uses still.
        public boolean exists(AssetId id) {
            return transaction.get(VERSION, id.text()).isPresent();
        }

        public Path folder(AssetId id) {
            return assets.folder(id);
        }
    }

    /// Where the files of a version lie, for reading alone.
    public Path folder(AssetId id) {
        return folders.folder(id);
    }

    /// The routes that an environment gives for probes and scoring; a missing node when it gives
    /// none, or is not there.
    public JsonNode inferenceConfig(AssetId environment) {
        return store.get(VERSION, environment.text())
                .map(document -> (JsonNode) AssetVersion.of(document).properties())
                .orElseGet(ArmJson::object)
                .path("inferenceConfig");
    }

    Optional<AssetVersion> get(AssetId id) {
        return store.get(VERSION, id.text())
                .map(AssetVersion::of)
                .filter(version -> !version.isDeleted());
    }

    /// The versions of the name, newest first; empty when there are none.
    Optional<AssetContainer> container(AssetId any) {
        List<AssetVersion> versions = versions(any.versionsPrefix());
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of(new AssetContainer(said(any), versions));
    }

    List<AssetContainer> containers(WorkspaceId workspace, AssetKind kind) {
        Map<String, List<AssetVersion>> byName =
                versions(workspace.text() + "/" + kind.word() + "/").stream()
                        .collect(
                                Collectors.groupingBy(
                                        version -> version.id().name().toLowerCase(Locale.ROOT),
                                        java.util.TreeMap::new,
                                        Collectors.toList()));
        return byName.values().stream()
                .map(versions -> new AssetContainer(said(versions.getFirst().id()), versions))
                .toList();
    }

    Written put(AssetId id, ObjectNode body) {
        var entry = log.entry(id.kind().type() + "/versions/write", id.text());
        Problems problems = new Problems();
        AssetReader reader = new AssetReader(body, problems);
        ObjectNode properties = reader.read(id);
        if (!problems.isEmpty()) {
            return new Written.Refused(ArmError.of(problems.all()));
        }
        registering.lock();
        try {
            return store.get(VERSION, id.text())
                    .map(AssetVersion::of)
                    .map(known -> update(known, properties, entry))
                    .orElseGet(() -> create(new Draft(id, properties, entry), reader, problems));
        } finally {
            registering.unlock();
        }
    }

    /// Says what is said of a name: description, tags, whether it is archived.
    Optional<AssetContainer> describe(AssetId any, ObjectNode said) {
        return container(any)
                .map(container -> {
                    AssetId known = container.versions().getFirst().id();
                    store.put(CONTAINER, known.container(), said.toString());
                    return new AssetContainer(said, container.versions());
                });
    }

    /// Whether there was something to delete.
    boolean delete(AssetId id) {
        var entry = log.entry(id.kind().type() + "/versions/delete", id.text());
        return store.transact(transaction ->
                transaction
                        .get(VERSION, id.text())
                        .map(AssetVersion::of)
                        .filter(version -> !version.isDeleted())
                        .map(version -> keep(transaction, version.deleted()))
                        .map(_ -> {
                            log.append(transaction, entry);
                            return true;
                        })
                        .orElse(false));
    }

    /// Deletes all whose ids start with the prefix.
    void deleteAll(String prefix) {
        var _ =
                store.transact(transaction -> {
                    transaction
                            .list(CONTAINER, prefix)
                            .forEach(said -> transaction.delete(CONTAINER, said.id()));
                    List<Document> versions = transaction.list(VERSION, prefix);
                    versions.forEach(
                            document -> keep(transaction, AssetVersion.of(document).deleted()));
                    return versions.size();
                });
    }

    /// Takes what is deleted and not used any more off the disk.
    ///
    /// @param used the ids of versions that deployments name, as a transaction sees it
    void sweep(java.util.function.Function<Transaction, Predicate<String>> used) {
        registering.lock();
        try {
            List<AssetVersion> gone =
                    store.transact(transaction -> {
                        Predicate<String> isUsed = used.apply(transaction);
                        List<AssetVersion> unused =
                                transaction.list(VERSION, "").stream()
                                        .map(AssetVersion::of)
                                        .filter(AssetVersion::isDeleted)
                                        .filter(version -> !isUsed.test(version.id().text()))
                                        .toList();
                        unused.forEach(version -> transaction.delete(VERSION, version.id().text()));
                        return unused;
                    });
            gone.forEach(version -> folders.delete(version.id()));
        } finally {
            registering.unlock();
        }
    }

    /// Tells uploads that something is registered from.
    static Predicate<BlobId> registered(Transaction transaction) {
        List<UploadPath> uploads =
                transaction.list(VERSION, "").stream()
                        .map(AssetVersion::of)
                        .filter(version -> version.id().kind().hasFiles())
                        .flatMap(version -> version.uploads().stream())
                        .toList();
        return blob -> uploads.stream().anyMatch(upload -> upload.covers(blob));
    }

    private Written update(
            AssetVersion known, ObjectNode properties, AdministrativeLog.Entry entry) {
        if (!known.isSameAs(properties)) {
            return new Written.Refused(
                    ArmError.of(400, "UserError", "Asset paths cannot be updated."));
        }
        AssetVersion kept = keep(known.changed(properties, entry), entry);
        return known.isDeleted() ? new Written.Created(kept) : new Written.Updated(kept);
    }

    /// A version to be registered.
    private record Draft(AssetId id, ObjectNode properties, AdministrativeLog.Entry entry) {
        AssetVersion version() {
            return AssetVersion.created(id, properties, entry);
        }
    }

    private Written create(Draft draft, AssetReader reader, Problems problems) {
        if (draft.id().kind().hasFiles()) {
            files(draft.id(), reader.uri(draft.id().kind()));
        }
        return problems.isEmpty()
                ? new Written.Created(keep(draft.version(), draft.entry()))
                : new Written.Refused(ArmError.of(problems.all()));
    }

    /// Makes the version's folder, or reports at the field why it cannot be.
    private void files(AssetId id, JsonField uri) {
        Optional<UploadPath> upload = UploadPath.of(uri.text(), id.workspace());
        List<AssetFolders.Entry> entries =
                upload.map(path -> entries(path, id.kind())).orElse(List.of());
        if (entries.isEmpty()) {
            uri.refuse(
                    "must be something that was uploaded to the datastore %s of this workspace"
                            .formatted(DatastoreRoutes.NAME));
        } else {
            folders.make(id, entries).ifPresent(uri::refuse);
        }
    }

    /// A model is what is in its folder, under its own name; a code is the folder itself.
    private List<AssetFolders.Entry> entries(UploadPath upload, AssetKind kind) {
        int cut =
                kind == AssetKind.MODELS
                        ? upload.path().length() - upload.name().length()
                        : upload.path().length() + 1;
        return blobs.list(upload.container(), upload.path()).stream()
                .filter(blob -> upload.covers(blob.id()))
                .map(blob -> new AssetFolders.Entry(relative(blob, cut), blobs.file(blob)))
                .toList();
    }

    /// A code that is a single file keeps its own name.
    private static String relative(Blob blob, int cut) {
        String name = blob.id().name();
        return cut < name.length()
                ? name.substring(cut)
                : name.substring(name.lastIndexOf('/') + 1);
    }

    private AssetVersion keep(AssetVersion version, AdministrativeLog.Entry entry) {
        return store.transact(transaction -> {
            log.append(transaction, entry);
            return keep(transaction, version);
        });
    }

    private static AssetVersion keep(Transaction transaction, AssetVersion version) {
        return AssetVersion.of(transaction.put(VERSION, version.id().text(), version.toJson()));
    }

    private List<AssetVersion> versions(String prefix) {
        return store.list(VERSION, prefix).stream()
                .map(AssetVersion::of)
                .filter(version -> !version.isDeleted())
                .toList();
    }

    private ObjectNode said(AssetId any) {
        return store.get(CONTAINER, any.container())
                .map(Document::json)
                .map(json -> ArmJson.read(json).asObject())
                .orElseGet(ArmJson::object);
    }
}
