package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The article with the Azure SDK for JavaScript, against the running product.
class JavaScriptSdkTest {
    /// Below the folder whose `node_modules` has the clients, where Node looks for them.
    private static final Path SCRIPT = Path.of("target", "article.mjs");

    @TempDir Path folder;

    @BeforeEach
    void needsTheClient() {
        RealClient.JAVASCRIPT.require();
    }

    @Test
    void followsTheArticle() throws Exception {
        try (Desk desk = Desk.in(folder, 1)) {
            Files.writeString(
                    SCRIPT,
                    Page.of("azure-clients.md").example("JavaScript", "js")
                            + Article.text("javascript.mjs"));

            JsonNode seen = desk.azureShell().json("node '" + SCRIPT.toAbsolutePath() + "'");

            assertThat(seen.path("endpointId").asString())
                    .isEqualToIgnoringCase(Embeddings.ENDPOINT);
            assertThat(seen.path("capacity").asInt()).isEqualTo(1);
            assertThat(seen.at("/created/profiles/0/rules/0/metricTrigger/threshold").asDouble())
                    .isEqualTo(70);
            assertThat(seen.at("/created/enabled").asBoolean()).isTrue();
            assertThat(seen.at("/patched/enabled").asBoolean(true)).isFalse();
            assertThat(seen.at("/read/profiles").size()).isEqualTo(2);
            assertThat(seen.at("/read/profiles/1/recurrence/schedule/timeZone").asString())
                    .isEqualTo("Pacific Standard Time");
            assertThat(texts(seen, "inGroup")).containsExactly("autoscale-embeddings-blue-js");
            assertThat(texts(seen, "inSubscription"))
                    .containsExactly("autoscale-embeddings-blue-js");
            assertThat(seen.at("/metrics/value/0/name/value").asString())
                    .isEqualTo("CpuUtilizationPercentage");
            assertThat(texts(seen, "definitions")).contains("CpuUtilizationPercentage");
            assertThat(seen.path("namespaces").asInt()).isPositive();
            assertThat(texts(seen, "operations"))
                    .contains("Microsoft.Insights/AutoscaleSettings/Write");
            assertThat(seen.at("/predictive/data").size()).isZero();
            assertThat(texts(seen, "keys")).contains("primaryKey", "secondaryKey");
            assertThat(seen.path("skus").asInt()).isPositive();
            assertThat(seen.path("logs").asString()).isEqualTo("string");
            assertThat(seen.path("workspace").asString()).isEqualTo("local");
            assertThat(seen.at("/missing/status").asInt()).isEqualTo(404);
            assertThat(seen.at("/missing/code").asString()).isEqualTo("ResourceNotFound");
            assertThat(seen.path("scaled").asInt()).isEqualTo(2);
            assertThat(seen.path("endpoints").asInt(1)).isZero();
        }
    }

    private static List<String> texts(JsonNode seen, String name) {
        return seen.path(name).valueStream().map(JsonNode::asString).toList();
    }
}
