package io.tidemill.control.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Python program with real scripts; skipped where there is no `python3`.
class ScoreServerTest {
    private static final Pattern PORT = Pattern.compile("on port (\\d+)");

    @TempDir private Path folder;

    @BeforeEach
    void needsPython() {
        assumeTrue(ScoreServer.hasInterpreter());
    }

    @Test
    void servesAScriptUntilItsInputEnds() throws Exception {
        Process server =
                start(
                        """
                        import json, os
                        def init():
                            global word
                            word = open(os.path.join(os.environ["AZUREML_MODEL_DIR"], "word.txt")).read()
                        def run(data, request_headers):
                            if data == "fail":
                                raise ValueError("as asked")
                            return {"said": json.loads(data)["text"] + word, "who": request_headers["X-Who"]}
                        """);
        String port = port(server);

        assertThat(call("GET", port, "/", "").body()).isEqualTo("Healthy");
        HttpResponse<String> good = call("POST", port, "/score", "{\"text\": \"tide\"}");
        assertThat(good.body()).isEqualTo("{\"said\": \"tidemill\", \"who\": \"me\"}");
        assertThat(good.headers().firstValue("x-ms-run-function-failed")).contains("False");
        assertThat(call("POST", port, "/mine", "{\"text\": \"\"}").statusCode()).isEqualTo(200);
        HttpResponse<String> bad = call("POST", port, "/score", "fail");
        assertThat(bad.statusCode()).isEqualTo(500);
        assertThat(bad.body()).doesNotContain("as asked");
        assertThat(call("POST", port, "/other", "x").statusCode()).isEqualTo(404);
        server.getOutputStream().close();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsWhenInitFails() throws Exception {
        Process server =
                start("def init():\n    raise ValueError('no weights')\ndef run(data): pass\n");
        String log = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(server.waitFor()).isEqualTo(3);
        assertThat(log).contains("no weights");
    }

    private Process start(String script) throws IOException {
        Files.writeString(folder.resolve("it's.py"), script);
        Files.writeString(folder.resolve("word.txt"), "mill");
        var builder =
                new ProcessBuilder(
                                "/bin/sh", "-c", ScoreServer.in(folder).command("it's.py", "/mine"))
                        .directory(folder.toFile())
                        .redirectErrorStream(true);
        builder.environment().put("PORT", "0");
        builder.environment().put("AZUREML_MODEL_DIR", folder.toString());
        return builder.start();
    }

    private static String port(Process server) throws IOException {
        BufferedReader lines = server.inputReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        throw new IOException("The server ended before it listened.");
    }

    private static HttpResponse<String> call(String method, String port, String path, String body)
            throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .header("X-Who", "me")
                            .method(method, HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
