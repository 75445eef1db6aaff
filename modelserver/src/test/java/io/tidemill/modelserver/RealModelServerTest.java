package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RealModelServerTest {

    @Test
    void scoresWithTheBuiltInModel() throws Exception {
        ModelServerConfig config =
                ModelServerConfig.of(
                                0,
                                0.5,
                                "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1")
                        .withUnpackFolder(Path.of("target/unpacked"));
        LogLines lines = new LogLines();
        var source = ModelCatalog.builtIn().find(config.model(), config.unpackFolder());
        try (ModelServer server = ModelServer.start(config, source, lines.log());
                HttpClient client = HttpClient.newHttpClient()) {
            lines.await("ready: all-MiniLM-L6-v2");
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + server.port() + "/score"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"inputs\": [\"tide\", \"mill\"]}"))
                            .build();
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().split(",")).hasSize(2 * 384 + 1);
        }
    }
}
