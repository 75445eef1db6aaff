package io.tidemill.control.asset;

import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/// The one datastore that each workspace has: where clients upload to, and with which right.
final class DatastoreRoutes {
    static final String NAME = "workspaceblobstore";

    private static final String TYPE = "Microsoft.MachineLearningServices/workspaces/datastores";
    private static final String ALL = " " + WorkspaceId.PATH + "/datastores";
    private static final String ONE = ALL + "/{datastore}";

    /// Clients put `https://` before an account and `.blob.core.windows.net` behind it, and never
    /// look at what is between: so it can be an address, with the rest as part of the path.
    private static final String ACCOUNT = "%s" + BlobPages.ROOT + "tidemill";

    private final SharedAccess access;
    private final UnaryOperator<String> secureHost;

    /// @param secureHost the host and port over TLS for the origin that a caller used
    DatastoreRoutes(SharedAccess access, UnaryOperator<String> secureHost) {
        this.access = access;
        this.secureHost = secureHost;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET" + ALL, request -> ArmResponse.list(List.of(datastore(request)))),
                Route.of("GET" + ONE, this::get),
                Route.of("POST" + ONE + "/listSecrets", this::secrets));
    }

    private ArmResponse get(ArmRequest request) {
        return isKnown(request) ? ArmResponse.ok(datastore(request)) : unknown(request);
    }

    private ArmResponse secrets(ArmRequest request) {
        return isKnown(request)
                ? ArmResponse.ok(
                        ArmJson.object()
                                .put("secretsType", "Sas")
                                .put(
                                        "sasToken",
                                        access.query(UploadContainer.of(WorkspaceId.of(request)))))
                : unknown(request);
    }

    private ObjectNode datastore(ArmRequest request) {
        WorkspaceId workspace = WorkspaceId.of(request);
        ObjectNode view =
                ArmJson.object()
                        .put("id", workspace.text() + "/datastores/" + NAME)
                        .put("name", NAME)
                        .put("type", TYPE);
        ObjectNode properties =
                view.putObject("properties")
                        .put("datastoreType", "AzureBlob")
                        .put("isDefault", true)
                        .put("accountName", ACCOUNT.formatted(secureHost.apply(request.origin())))
                        .put("containerName", UploadContainer.of(workspace))
                        .put("endpoint", "core.windows.net")
                        .put("protocol", "https")
                        .put("serviceDataAccessAuthIdentity", "None")
                        .put("subscriptionId", workspace.group().subscription())
                        .put("resourceGroup", workspace.group().name());
        properties.putObject("credentials").put("credentialsType", "Sas");
        properties.putObject("tags");
        properties.putObject("properties");
        return view;
    }

    private static boolean isKnown(ArmRequest request) {
        return request.variable("datastore").equalsIgnoreCase(NAME);
    }

    private static ArmResponse unknown(ArmRequest request) {
        return ArmResponse.of(
                ArmError.notFound(
                        TYPE,
                        request.variable("workspace") + "/" + request.variable("datastore"),
                        request.variable("group")));
    }
}
