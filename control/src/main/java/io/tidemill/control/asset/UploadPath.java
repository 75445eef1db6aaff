package io.tidemill.control.asset;

import io.tidemill.control.resource.GroupId;
import io.tidemill.control.resource.WorkspaceId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The file or folder in a container that a URI of a client means.
record UploadPath(String container, String path) {
    private static final Pattern DATASTORE =
            Pattern.compile(
                    "azureml://(?:subscriptions/([^/]+)/resourceGroups/([^/]+)/workspaces/([^/]+)/)?datastores/([^/]+)/paths/(.+?)/*",
                    Pattern.CASE_INSENSITIVE);

    /// Empty when the URI means something else than an upload into this workspace's own datastore.
    ///
    /// Clients lose a part of the address of the blob pages, so of an `https` URI only what follows
    /// the container counts.
    static Optional<UploadPath> of(String uri, WorkspaceId workspace) {
        Matcher matcher = DATASTORE.matcher(uri);
        return matcher.matches()
                ? ofDatastore(matcher, workspace)
                : ofAddress(uri, UploadContainer.of(workspace));
    }

    /// Whether the blob is this file or lies in this folder.
    boolean covers(BlobId blob) {
        return blob.container().equals(container)
                && (blob.name().equals(path) || blob.name().startsWith(path + "/"));
    }

    /// The last part: the name of the file or folder itself.
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static Optional<UploadPath> ofDatastore(Matcher matcher, WorkspaceId workspace) {
        boolean here =
                matcher.group(1) == null
                        || new WorkspaceId(
                                        new GroupId(matcher.group(1), matcher.group(2)),
                                        matcher.group(3))
                                .text()
                                .equalsIgnoreCase(workspace.text());
        return here && matcher.group(4).equalsIgnoreCase(DatastoreRoutes.NAME)
                ? checked(UploadContainer.of(workspace), matcher.group(5))
                : Optional.empty();
    }

    private static Optional<UploadPath> ofAddress(String uri, String container) {
        String mark = "/" + container + "/";
        int start =
                uri.startsWith("https://") || uri.startsWith("http://") ? uri.indexOf(mark) : -1;
        return start < 0
                ? Optional.empty()
                : checked(container, uri.substring(start + mark.length()));
    }

    private static Optional<UploadPath> checked(String container, String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return BlobId.of(container, trimmed).map(id -> new UploadPath(container, id.name()));
    }
}
