package io.tidemill.control.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EndpointKeysTest {
    @TempDir private Path folder;
    private WorkspaceFixture workspace;

    @BeforeEach
    void open() {
        workspace = WorkspaceFixture.in(folder);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void keepsTheKeysWhenAnEndpointIsUpdated() {
        workspace.putEndpoint("embeddings", "{}");
        JsonNode before = workspace.call("POST", "/embeddings/listKeys", "").json();
        workspace.putEndpoint("embeddings", "{}");

        assertThat(workspace.call("POST", "/embeddings/listKeys", "").json()).isEqualTo(before);
        assertThat(before.path("primaryKey").asString()).hasSizeGreaterThan(40);
    }

    @Test
    void regeneratesOneKeyAndLeavesTheOther() {
        workspace.putEndpoint("embeddings", "{}");
        Keys before = workspace.endpoints().all().getFirst().keys();
        ArmResponse response =
                workspace.call("POST", "/embeddings/regenerateKeys", "{\"keyType\":\"Primary\"}");
        Keys after = workspace.endpoints().all().getFirst().keys();

        assertThat(response.status()).isEqualTo(200);
        assertThat(after.primary()).isNotEqualTo(before.primary());
        assertThat(after.secondary()).isEqualTo(before.secondary());
    }

    @Test
    void takesKeysThatAreBrought() {
        workspace.call(
                "PUT",
                "/embeddings",
                "{\"location\":\"x\",\"properties\":{\"keys\":{\"primaryKey\":\"0123456789abcdef\"}}}");

        assertThat(workspace.endpoints().all().getFirst().keys().primary())
                .isEqualTo("0123456789abcdef");
    }
}
