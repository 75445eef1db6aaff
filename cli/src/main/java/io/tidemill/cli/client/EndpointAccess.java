package io.tidemill.cli.client;

import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/// Where an endpoint answers, and a key that it takes.
public record EndpointAccess(URI scoringUri, String key) {

    /// Asks the control plane for the address, and for the primary key unless one is `given`.
    ///
    /// @param id the endpoint's ARM id
    public static EndpointAccess of(ArmClient client, String id, Optional<String> given) {
        String uri = client.get(id).path("properties").path("scoringUri").asString("");
        if (uri.isEmpty()) {
            throw new CommandFailure(
                    "NotReady",
                    "The endpoint has no scoring address yet.",
                    "`tidemill status` shows its state.");
        }
        return new EndpointAccess(URI.create(uri), given.orElseGet(() -> primaryKey(client, id)));
    }

    private static String primaryKey(ArmClient client, String id) {
        return client.post(id + "/listKeys", JsonNodeFactory.instance.objectNode())
                .path("primaryKey")
                .asString("");
    }
}
