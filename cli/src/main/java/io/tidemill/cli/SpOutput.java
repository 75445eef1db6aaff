package io.tidemill.cli;

import io.tidemill.cli.view.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Service principals as `tidemill ad sp` prints them, under the names that `az` uses.
final class SpOutput {
    private SpOutput() {}

    /// A secret, which is shown this once.
    static JsonNode secret(JsonNode principal, String password, String tenant) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("appId", principal.path("appId").asString())
                .put("displayName", principal.path("displayName").asString())
                .put("password", password)
                .put("tenant", tenant);
    }

    /// Narrow enough for an id to be copied from any terminal; JSON has the rest.
    static Table table(List<JsonNode> principals) {
        return new Table(
                List.of(Table.text("DisplayName"), Table.text("AppId"), Table.figure("Secrets")),
                principals.stream().map(SpOutput::row).toList());
    }

    private static List<String> row(JsonNode principal) {
        return List.of(
                principal.path("displayName").asString(),
                principal.path("appId").asString(),
                Integer.toString(principal.path("passwordCredentials").size()));
    }
}
