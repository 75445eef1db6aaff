package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The article with the Azure SDK for Java, against the running product.
class JavaSdkTest {
    private static final Path SOURCE =
            Path.of("src", "test", "java", "io", "tidemill", "conformance", "JavaArticle.java");

    @TempDir Path folder;

    @Test
    void followsTheArticle() throws Exception {
        try (Desk desk = Desk.in(folder, 1)) {
            JsonNode seen = article(desk);

            assertThat(seen.path("location").asString()).isEqualTo("local");
            assertThat(seen.path("capacity").asInt()).isEqualTo(1);
            assertThat(seen.path("created").asBoolean()).isTrue();
            assertThat(seen.path("enabled").asBoolean(true)).isFalse();
            assertThat(seen.path("target").asString()).isEqualToIgnoringCase(Embeddings.DEPLOYMENT);
            assertThat(texts(seen.path("profiles")))
                    .contains("my-scale-settings")
                    .contains("weekend-profile");
            assertThat(texts(seen.path("rules")))
                    .contains("CpuUtilizationPercentage GreaterThan 70.0 Increase 2")
                    .contains("CpuUtilizationPercentage LessThan 30.0 Decrease 1")
                    .contains("RequestLatency GreaterThan 70.0 Increase 1");
            assertThat(texts(seen.path("groups"))).contains("tidemill");
            assertThat(texts(seen.path("subscriptions"))).contains(Desk.SUBSCRIPTION);
            assertThat(texts(seen.path("definitions"))).contains("CpuUtilizationPercentage");
            assertThat(texts(seen.path("operations"))).isNotEmpty();
            assertThat(seen.path("interval").asString()).isEqualTo("PT1M");
            assertThat(seen.path("missing").asString()).isEqualTo("ResourceNotFound");
            assertThat(seen.path("left").asInt()).isZero();
            assertThat(seen.path("generic").asString()).isEqualTo("made-by-java");
            assertThat(seen.path("endpointLeft").asBoolean(true)).isFalse();
        }
    }

    @Test
    void connectsAsThePageSays() throws Exception {
        assertThat(unindented(Files.readString(SOURCE)))
                .contains(unindented(Page.of("azure-clients.md").example("Java", "java")));
    }

    private static JsonNode article(Desk desk) {
        String trust = Page.of("azure-clients.md").example("Java", "sh");
        String java =
                "\"%s/bin/java\" -cp \"%s\" %s"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                JavaArticle.class.getName());
        return new JsonMapper().readTree(lastLine(desk.azureShell().out(trust + java)));
    }

    private static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    private static String texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.joining("\n"));
    }

    /// Without what only the formatter put there.
    private static String unindented(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
