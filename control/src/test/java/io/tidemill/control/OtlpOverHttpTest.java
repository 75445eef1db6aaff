package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What OpenTelemetry sends to the running control plane can be read where Azure's clients read.
class OtlpOverHttpTest {
    private static final String QUEUE =
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill/providers/Microsoft.ServiceBus/namespaces/n";

    @TempDir private Path path;
    private PlaneOnFreePorts running;
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        running = PlaneOnFreePorts.in(path);
    }

    @AfterEach
    void stop() {
        client.close();
        running.close();
    }

    @Test
    void makesAMetricOfWhatIsSent() throws Exception {
        HttpResponse<String> taken = send(token(), packed(gauge(QUEUE)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
        assertThat(taken.body()).isEqualTo("{}");
        assertThat(
                        get(
                                QUEUE
                                        + "/providers/microsoft.insights/metricNamespaces?api-version=2024-02-01"))
                .contains("shop");
    }

    @Test
    void refusesWhomItDoesNotKnow() throws Exception {
        assertThat(send("nobody", packed(gauge(QUEUE))).statusCode()).isEqualTo(401);
    }

    @Test
    void rejectsPointsOfWhatIsNotThere() throws Exception {
        String endpoint =
                "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill/providers/Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints/nowhere";
        assertThat(send(token(), packed(gauge(endpoint))).body())
                .contains("\"rejectedDataPoints\":\"1\"", "was not found");
    }

    private HttpResponse<String> send(String token, byte[] body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(running.plane().uri().resolve("/v1/metrics"))
                        .header("authorization", "Bearer " + token)
                        .header("content-type", "application/json")
                        .header("content-encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private String get(String pathAndQuery) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(running.plane().uri().resolve(pathAndQuery))
                                .header("authorization", "Bearer " + token())
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private String token() throws IOException {
        return ArmJson.read(Files.readString(path.resolve("cli.json"))).path("token").asString();
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String gauge(String resourceId) {
        return """
        {"resourceMetrics":[{"resource":{"attributes":[{"key":"tidemill.resource_id","value":{"stringValue":"%s"}}]},
         "scopeMetrics":[{"scope":{"name":"shop"},"metrics":[{"name":"depth","gauge":{"dataPoints":[
          {"timeUnixNano":"%d000000000","asInt":"7"}]}}]}]}]}\
        """
                .formatted(resourceId, Instant.now().getEpochSecond());
    }
}
