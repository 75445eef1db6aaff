package io.tidemill.control.asset;

import io.tidemill.control.resource.WorkspaceId;
import java.util.Locale;

/// The container in which a workspace keeps what is uploaded. No two workspaces share one.
final class UploadContainer {
    private static final int MARK = 16;

    private UploadContainer() {}

    static String of(WorkspaceId workspace) {
        String mark = Folders.fingerprint(workspace.text().toLowerCase(Locale.ROOT));
        return "azureml-blobstore-" + mark.substring(0, MARK);
    }
}
