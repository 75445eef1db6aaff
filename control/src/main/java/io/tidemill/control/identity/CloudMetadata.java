package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The document by which a client registers us as a cloud of its own. Every URL in it is below the
/// address that was asked.
final class CloudMetadata {
    /// From this api-version on, the answer is a list of clouds.
    private static final String FIRST_LIST = "2018";

    private CloudMetadata() {}

    static List<Route> routes() {
        return List.of(Route.unversioned("GET /metadata/endpoints", CloudMetadata::answer));
    }

    private static ArmResponse answer(ArmRequest request) {
        String origin = request.origin();
        boolean list = request.parameter("api-version").orElse("").compareTo(FIRST_LIST) >= 0;
        return ArmResponse.ok(list ? ArmJson.array().add(cloud(origin)) : endpoints(origin));
    }

    private static ObjectNode endpoints(String origin) {
        ObjectNode json =
                ArmJson.object()
                        .put("galleryEndpoint", origin + "/")
                        .put("graphEndpoint", graph(origin))
                        .put("portalEndpoint", origin + "/");
        json.set("authentication", authentication(origin));
        return json;
    }

    private static ObjectNode cloud(String origin) {
        ObjectNode json =
                ArmJson.object()
                        .put("name", "Tidemill")
                        .put("portal", origin + "/")
                        .put("resourceManager", origin + "/")
                        .put("graph", graph(origin))
                        .put("graphAudience", graph(origin))
                        .put("microsoftGraphResourceId", graph(origin))
                        .put("gallery", origin + "/");
        json.set(
                "authentication",
                authentication(origin).put("tenant", Tenant.ID).put("identityProvider", "ADFS"));
        json.putObject("suffixes");
        return json;
    }

    /// The login endpoint has the dialect of AD FS: of any other on a host that it does not know,
    /// the Azure CLI first asks Microsoft.
    private static ObjectNode authentication(String origin) {
        ObjectNode json = ArmJson.object().put("loginEndpoint", origin + "/adfs");
        json.putArray("audiences").add(origin + "/");
        return json;
    }

    /// Clients add `v1.0` and the rest of the path.
    private static String graph(String origin) {
        return origin + "/";
    }
}
