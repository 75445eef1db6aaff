package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A route that is missing in `rest/openapi.json`, or is gone and still stands there, fails here.
class OpenApiTest {
    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/(\\w+)\"");

    @TempDir Path path;
    private PlaneOnFreePorts running;

    @BeforeEach
    void start() {
        running = PlaneOnFreePorts.in(path);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void describesEveryRouteAndNoOther() throws IOException {
        Set<String> described = new TreeSet<>();
        outline()
                .path("paths")
                .forEachEntry((route, methods) ->
                        methods.propertyNames()
                                .forEach(method ->
                                        described.add(
                                                method.toUpperCase(Locale.ROOT) + " " + route)));

        assertThat(described)
                .as(
                        "operations in control/src/main/resources/io/tidemill/control/rest/openapi.json")
                .containsExactlyInAnyOrderElementsOf(routes());
    }

    @Test
    void isShownToEverybodyAndHangsTogether() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = running.plane().uri().resolve("/openapi.json");
            HttpResponse<String> response =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            JsonNode document = ArmJson.read(response.body());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(document.path("openapi").asString()).startsWith("3.1");
            assertThat(referenced(response.body()))
                    .isSubsetOf(Set.copyOf(document.at("/components/schemas").propertyNames()));
            assertThat(document.path("paths").propertyNames())
                    .contains("/healthz", "/store/{account}/{container}/{blob}");
            assertThat(operations(document))
                    .allSatisfy(operation ->
                            assertThat(operation.path("summary").asString()).isNotBlank());
        }
    }

    @Test
    void tellsTheApiVersionsOfAnAutoscaleSetting() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            URI uri = running.plane().uri().resolve("/openapi.json");
            String body =
                    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .body();

            assertThat(
                            ArmJson.read(body)
                                    .path("paths")
                                    .path(
                                            "/subscriptions/{subscription}/providers/Microsoft.Insights/autoscaleSettings")
                                    .toString())
                    .contains("\"api-version\"", "\"2022-10-01\"", "\"bearer\"");
        }
    }

    private List<String> routes() {
        return Stream.concat(running.plane().open().stream(), running.plane().routes().stream())
                .map(OpenApiTest::line)
                .distinct()
                .toList();
    }

    private static String line(Route route) {
        return route.method() + " " + route.path();
    }

    private static List<JsonNode> operations(JsonNode document) {
        return document.path("paths").values().stream()
                .flatMap(path -> path.values().stream())
                .filter(JsonNode::isObject)
                .toList();
    }

    private static Set<String> referenced(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static JsonNode outline() throws IOException {
        try (InputStream stream = Route.class.getResourceAsStream("openapi.json")) {
            return ArmJson.read(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
