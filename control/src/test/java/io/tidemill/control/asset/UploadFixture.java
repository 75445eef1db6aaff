package io.tidemill.control.asset;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.resource.GroupId;
import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.DocumentStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workspace's uploads in a folder of their own, asked as Azure's clients ask them, at a time
/// that tests move.
public final class UploadFixture implements AutoCloseable {
    public static final WorkspaceId WORKSPACE = new WorkspaceId(new GroupId("S", "rg1"), "ws1");

    /// Where azure-ai-ml uploads to, below the container.
    public static final String FOLDER = "LocalUpload/fffe86ca44dfa91232920b59548ccfa6";

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final String VERSION = "?api-version=2022-05-01";

    private final Path folder;
    private final DocumentStore store;
    private final Uploads uploads;
    private final ArmRouter router;
    private Instant now = START;

    private UploadFixture(DocumentStore store, Path folder, UploadLimits limits) {
        this.folder = folder;
        this.store = store;
        uploads =
                new Uploads(
                        store,
                        new AdministrativeLog(() -> now),
                        new Uploads.Place(folder.resolve("uploads"), limits),
                        () -> now);
        router = new ArmRouter(uploads.routes(_ -> "127.0.0.1:7443"));
    }

    /// Uploads in a store of somebody else.
    ///
    /// @param store must outlive this
    public static UploadFixture in(DocumentStore store, Path folder) {
        return new UploadFixture(store, folder, new UploadLimits(1 << 20, 0));
    }

    static UploadFixture in(Path folder, UploadLimits limits) {
        return new UploadFixture(DocumentStore.open(folder.resolve("tidemill.db")), folder, limits);
    }

    static UploadFixture in(Path folder) {
        return in(folder, new UploadLimits(1 << 20, 0));
    }

    public Uploads uploads() {
        return uploads;
    }

    DocumentStore store() {
        return store;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /// Uploads a text below [#FOLDER] as a client does.
    public void upload(String name, String text) {
        BlobAnswer answer =
                blob("PUT", FOLDER + "/" + name, text, Map.of("x-ms-blob-type", "BlockBlob"));
        if (answer.isRefusal()) {
            throw new IllegalStateException(answer.toString());
        }
    }

    /// Registers a version of an asset whose files are at a path below [#FOLDER].
    ///
    /// @param version such as `models/m1/versions/1`
    public ArmResponse register(String version, String uri, String path) {
        return call(
                "PUT",
                "/" + version,
                "{\"properties\":{\"%s\":\"azureml://datastores/workspaceblobstore/paths/%s/%s\"}}"
                        .formatted(uri, FOLDER, path));
    }

    /// Calls a route below the workspace.
    public ArmResponse call(String method, String path, String body) {
        String version = path.contains("?") ? VERSION.replace('?', '&') : VERSION;
        return router.handle(
                ArmRequest.of(method, WORKSPACE.text() + path + version).withBody(body));
    }

    /// Calls the blob pages with a good signature.
    ///
    /// @param path below the container; may end in a query
    BlobAnswer blob(String method, String path, String body, Map<String, String> headers) {
        String joint = path.contains("?") ? "&" : "?";
        return blob(
                method,
                UploadContainer.of(WORKSPACE) + "/" + path + joint + sas(),
                body,
                headers,
                "");
    }

    /// Calls the blob pages as they are called from outside.
    ///
    /// @param address container, path and query
    /// @param length that the client claims; empty for the true one
    BlobAnswer blob(
            String method,
            String address,
            String body,
            Map<String, String> headers,
            String length) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        int mark = address.indexOf('?');
        String path = mark < 0 ? address : address.substring(0, mark);
        String query = mark < 0 ? "" : address.substring(mark + 1);
        Map<String, String> all = new HashMap<>(headers);
        all.put("content-length", length.isEmpty() ? Integer.toString(bytes.length) : length);
        return uploads.handler()
                .handle(
                        new BlobRequest(
                                method,
                                BlobPages.ROOT + "tidemill.blob.core.windows.net/" + path,
                                ArmRequest.parse(query),
                                all.entrySet().stream()
                                        .collect(
                                                Collectors.toMap(
                                                        header ->
                                                                header.getKey()
                                                                        .toLowerCase(
                                                                                java.util.Locale
                                                                                        .ROOT),
                                                        Map.Entry::getValue)),
                                () -> new ByteArrayInputStream(bytes)));
    }

    @Override
    public void close() {
        store.close();
    }

    /// A query that opens the workspace's container.
    String sas() {
        return call("POST", "/datastores/workspaceblobstore/listSecrets", "")
                .json()
                .path("sasToken")
                .asString();
    }

    /// All that lies on disk.
    List<Path> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder.resolve("uploads/blobs"))) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
