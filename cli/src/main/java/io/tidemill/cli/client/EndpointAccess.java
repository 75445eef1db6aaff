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
        String mode = properties.path("authMode").asString("");
        return new EndpointAccess(
                URI.create(uri), given.orElseGet(() -> credential(client, id, mode)));
    }

    private static String credential(ArmClient client, String id, String mode) {
        return switch (mode) {
            case "AMLToken" -> token(client, id);
            case "AADToken" ->
                    throw new CommandFailure(
                            "NeedsToken",
                            "The endpoint takes tokens of the authority alone.",
                            "`az account get-access-token --resource https://ml.azure.com` gives one; pass it as --key.");
            default -> primaryKey(client, id);
        };
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
