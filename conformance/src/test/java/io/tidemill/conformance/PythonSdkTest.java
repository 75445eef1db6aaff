package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The article with the Azure SDKs for Python, against the running product.
class PythonSdkTest {
    @TempDir Path folder;

    @BeforeEach
    void needsTheClient() {
        RealClient.PYTHON.require();
    }

    @Test
    void followsTheArticle() throws Exception {
        try (Desk desk = Desk.in(folder, 1)) {
            JsonNode seen = article(desk, "python.py");

            assertThat(seen.path("deployment").asString())
                    .isEqualToIgnoringCase(Embeddings.DEPLOYMENT);
            assertThat(seen.path("endpoint").asString()).isEqualToIgnoringCase(Embeddings.ENDPOINT);
            assertThat(seen.path("location").asString()).isEqualTo("local");
            assertThat(seen.at("/created/properties/enabled").asBoolean()).isTrue();
            assertThat(rules(seen, "created").size()).isZero();
            assertThat(rules(seen, "out").size()).isEqualTo(1);
            assertThat(rules(seen, "in").at("/1/metricTrigger/threshold").asDouble()).isEqualTo(30);
            assertThat(rules(seen, "in").at("/1/scaleAction/direction").asString())
                    .isEqualTo("Increase");
            assertThat(rules(seen, "latency").at("/2/metricTrigger/metricResourceUri").asString())
                    .isEqualToIgnoringCase(Embeddings.ENDPOINT);
            assertThat(rules(seen, "latency").at("/2/scaleAction/cooldown").asString())
                    .isEqualTo("PT1H");
            assertThat(seen.path("scheduleWithoutRules").asString()).contains("rules");
            assertThat(
                            seen.at("/schedule/properties/profiles/0/recurrence/schedule/days/1")
                                    .asString())
                    .isEqualTo("Sunday");
            assertThat(seen.at("/disabled/properties/enabled").asBoolean(true)).isFalse();
            assertThat(seen.at("/disabled/properties/profiles/0/name").asString())
                    .isEqualTo("Default");
            assertThat(seen.path("left").size()).isZero();
            assertThat(seen.path("endpoints").size()).isZero();
        }
    }

    @Test
    void goesBeyondTheArticle() throws Exception {
        try (Desk desk = Desk.in(folder, 1)) {
            JsonNode seen = article(desk, "beyond.py");

            assertThat(seen.path("settings").size()).isEqualTo(1);
            assertThat(seen.at("/patched/tags/team").asString()).isEqualTo("tides");
            assertThat(seen.at("/patched/properties/profiles/0/capacity/maximum").asString())
                    .isEqualTo("5");
            assertThat(seen.path("definitions").valueStream().map(JsonNode::asString))
                    .contains("CpuUtilizationPercentage");
            assertThat(seen.path("points").asInt()).isPositive();
            assertThat(seen.path("events").valueStream().map(JsonNode::asString))
                    .contains("Microsoft.Insights/AutoscaleSettings/Write");
            assertThat(seen.at("/missing/code").asString()).isEqualTo("ResourceNotFound");
            assertThat(seen.at("/second/status").asInt()).isEqualTo(409);
            assertThat(seen.at("/wrong/status").asInt()).isEqualTo(400);
            assertThat(seen.at("/wrong/message").asString()).contains("timeGrain").contains("days");
            assertThat(seen.path("wrongSecret").asString()).isEqualTo("ClientAuthenticationError");
            assertThat(seen.path("keys").size()).isEqualTo(2);
            assertThat(seen.path("keyChanged").asBoolean()).isTrue();
            assertThat(seen.path("answer").asString()).contains("embeddings");
            assertThat(seen.path("logs").asString()).isNotEmpty();
            assertThat(seen.path("traffic").asInt()).isEqualTo(100);
        }
    }

    private JsonNode article(Desk desk, String program) {
        String printed =
                desk.azureShell()
                        .with("PYTHONPATH", Article.PYTHON_MODULES.toString())
                        .with("PYTHONDONTWRITEBYTECODE", "1")
                        .pipe(
                                Page.of("azure-clients.md").example("Python", "python")
                                        + Article.text(program),
                                RealClient.Python.COMMAND,
                                "-");
        return new JsonMapper().readTree(printed.substring(printed.lastIndexOf('\n') + 1));
    }

    private static JsonNode rules(JsonNode seen, String moment) {
        return seen.path(moment).at("/properties/profiles/0/rules");
    }
}
