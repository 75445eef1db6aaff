package io.tidemill.cli.client;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The service principals of a control plane, as its part of Microsoft Graph serves them.
public final class ServicePrincipals {
    private static final String ALL = "/v1.0/servicePrincipals";

    private final ArmClient client;

    public ServicePrincipals(ArmClient client) {
        this.client = client;
    }

    public List<JsonNode> list() {
        return client.get(ALL).path("value").valueStream().toList();
    }

    /// The one with that application id, object id or display name.
    ///
    /// @throws CommandFailure when there is none, or more than one of that name
    public JsonNode find(String idOrName) {
        List<JsonNode> found =
                list().stream().filter(principal -> isCalled(principal, idOrName)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw found.isEmpty()
                ? new CommandFailure(
                        "ServicePrincipalNotFound",
                        "There is no service principal " + idOrName + ".",
                        "`tidemill ad sp list` shows all.")
                : new CommandFailure(
                        "AmbiguousName",
                        "%d service principals are called %s.".formatted(found.size(), idOrName),
                        "Name it by its appId.");
    }

    /// A new one without secrets.
    public JsonNode create(String name) {
        JsonNode application = client.post("/v1.0/applications", object().put("displayName", name));
        String appId = application.path("appId").asString();
        return client.post(ALL, object().put("appId", appId));
    }

    public void delete(JsonNode principal) {
        client.delete(one(principal));
    }

    /// A new secret that takes the place of all others.
    public String reset(JsonNode principal) {
        principal
                .path("passwordCredentials")
                .forEach(old ->
                        client.post(
                                one(principal) + "/removePassword",
                                object().put("keyId", old.path("keyId").asString())));
        return client.post(one(principal) + "/addPassword", object()).path("secretText").asString();
    }

    private static boolean isCalled(JsonNode principal, String idOrName) {
        return principal.path("appId").asString().equalsIgnoreCase(idOrName)
                || principal.path("id").asString().equalsIgnoreCase(idOrName)
                || principal.path("displayName").asString().equals(idOrName);
    }

    private static String one(JsonNode principal) {
        return ALL + "/" + principal.path("id").asString();
    }

    private static ObjectNode object() {
        return JsonMapper.shared().createObjectNode();
    }
}
