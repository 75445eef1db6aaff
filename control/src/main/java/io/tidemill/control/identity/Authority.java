package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The token authority as one caller addresses it, with the URLs that it has for them.
///
/// There are two dialects: that of AD FS, whose tenant is always called `adfs`, and that of Entra,
/// whose paths start with a tenant. Every document names the host that it was asked at, because
/// clients refuse an issuer on another.
///
/// @param origin scheme, host and port
/// @param tenant as the caller wrote it
record Authority(String origin, String tenant) {
    private static final String ADFS = "adfs";

    static Authority of(ArmRequest request) {
        return new Authority(request.origin(), request.variable("tenant"));
    }

    static Authority adfs(ArmRequest request) {
        return new Authority(request.origin(), ADFS);
    }

    /// The authority of tokens that are not asked for by an address of it.
    static Authority standard(ArmRequest request) {
        return new Authority(request.origin(), Tenant.ID);
    }

    String issuer() {
        return isAdfs() ? base() : base() + "/v2.0";
    }

    /// The document that tells clients where everything is.
    ObjectNode configuration() {
        ObjectNode json =
                ArmJson.object()
                        .put("issuer", issuer())
                        .put("authorization_endpoint", endpoint("authorize"))
                        .put("token_endpoint", endpoint("token"))
                        .put("device_authorization_endpoint", endpoint("devicecode"))
                        .put("jwks_uri", base() + "/discovery/keys");
        fill(json, "response_types_supported", List.of("token"));
        fill(json, "subject_types_supported", List.of("public"));
        fill(json, "grant_types_supported", List.of("client_credentials"));
        fill(json, "id_token_signing_alg_values_supported", List.of("RS256"));
        fill(
                json,
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "client_secret_basic"));
        return json;
    }

    private static void fill(ObjectNode json, String name, List<String> words) {
        ArrayNode list = json.putArray(name);
        words.forEach(list::add);
    }

    private String endpoint(String action) {
        return base() + "/oauth2/" + (isAdfs() ? "" : "v2.0/") + action;
    }

    private String base() {
        return origin + "/" + tenant;
    }

    private boolean isAdfs() {
        return tenant.equalsIgnoreCase(ADFS);
    }
}
