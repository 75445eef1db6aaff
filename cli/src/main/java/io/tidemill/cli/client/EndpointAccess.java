package io.tidemill.cli.client;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where an endpoint answers, and a key or token that it takes.
public record EndpointAccess(URI scoringUri, String key) {

    /// Asks the control plane for the address, and for the primary key or a token unless one is
    /// `given`.
    ///
    /// @param id the endpoint's ARM id
    public static EndpointAccess of(ArmClient client, String id, Optional<String> given) {
        JsonNode properties = client.get(id).path("properties");
        String uri = properties.path("scoringUri").asString("");
        if (uri.isEmpty()) {
            throw new CommandFailure(
                    "NotReady",
                    "The endpoint has no scoring address yet.",
                    "`tidemill status` shows its state.");
        }
        boolean takesTokens = properties.path("authMode").asString("").equals("AMLToken");
        return new EndpointAccess(
                URI.create(uri),
                given.orElseGet(() -> takesTokens ? token(client, id) : primaryKey(client, id)));
    }

    private static String primaryKey(ArmClient client, String id) {
        return ask(client, id + "/listKeys").path("primaryKey").asString("");
    }

    private static String token(ArmClient client, String id) {
        return ask(client, id + "/token").path("accessToken").asString("");
    }

    private static JsonNode ask(ArmClient client, String path) {
        return client.post(path, JsonNodeFactory.instance.objectNode());
    }
}
