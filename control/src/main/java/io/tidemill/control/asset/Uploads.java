package io.tidemill.control.asset;

import io.helidon.webserver.http.HttpService;
import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Everything about uploaded files, wired together: the blob pages, the datastore, and the assets
/// that are registered from uploads.
public final class Uploads {
    private final Assets assets;
    private final BlobStore blobs;
    private final SharedAccess access;
    private final ScoreServer scoreServer;

    public Uploads(DocumentStore store, AdministrativeLog log, Place place, InstantSource clock) {
        blobs = new BlobStore(store, place.folder().resolve("blobs"), place.limits(), clock);
        var folders = new AssetFolders(place.folder().resolve("assets"));
        assets = new Assets(store, log, blobs, folders);
        access = new SharedAccess(store, new SecureRandom(), clock);
        scoreServer = ScoreServer.in(place.folder());
        blobs.deleteLeftovers();
    }

    /// Where uploads are kept, and how much of it.
    ///
    /// @param folder owned by this process alone
    public record Place(Path folder, UploadLimits limits) {}

    public Assets assets() {
        return assets;
    }

    public ScoreServer scoreServer() {
        return scoreServer;
    }

    /// The pages that take and give files, without a token: their queries are signed.
    public HttpService pages() {
        return new BlobPages(handler());
    }

    BlobHandler handler() {
        return new BlobHandler(blobs, access);
    }

    /// The routes that need a token.
    ///
    /// @param secureHost the host and port over TLS for the origin that a caller used
    public List<Route> routes(UnaryOperator<String> secureHost) {
        return Stream.concat(
                        new DatastoreRoutes(access, secureHost).routes().stream(),
                        new AssetRoutes(assets).routes().stream())
                .toList();
    }

    /// Drops what nobody uses any more.
    ///
    /// @param used the ids of versions that deployments name, as a transaction sees it
    public void sweep(Function<Transaction, Predicate<String>> used) {
        assets.sweep(used);
        blobs.sweep(Assets::registered);
    }
}
