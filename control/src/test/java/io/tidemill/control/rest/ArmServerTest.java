package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArmServerTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private ArmServer server;

    @BeforeEach
    void start() {
        server = ArmServer.start("127.0.0.1", 0, ArmServerTest::describe, List.of());
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
    }

    @Test
    void carriesMethodPathQueryHeadersAndBody() throws Exception {
        HttpResponse<String> response =
                send("PUT", "/a%20b/c?api-version=1&%24filter=x%20eq%20%27y%27", "{\"n\":\"ü\"}");

        assertThat(response.body())
                .contains("PUT /a%20b/c", "$filter=x eq 'y'", "api-version=1")
                .contains("{\\\"n\\\":\\\"ü\\\"}");
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=utf-8");
    }

    @Test
    void saysThatItIsHealthy() throws Exception {
        assertThat(send("GET", "/healthz", "").body()).isEqualTo("ok\n");
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        HttpResponse<String> response = send("PUT", "/x", "x".repeat((1 << 20) + 1));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("RequestEntityTooLarge", "1 MiB");
    }

    @Test
    void refusesAChunkedBodyOverTheLimit() throws Exception {
        byte[] big = new byte[(1 << 20) + 1];
        var publisher = BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(big));
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(uri("/x")).PUT(publisher).build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void takesABodyAtTheLimit() throws Exception {
        assertThat(send("PUT", "/x", "x".repeat(1 << 20)).statusCode()).isEqualTo(200);
    }

    @Test
    void answersWhatIsNotHttpWithAnError() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("hello there\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 4").contains("\"error\"");
        }
    }

    @Test
    void saysThatThePortIsTaken() {
        assertThatThrownBy(() ->
                        ArmServer.start(
                                "127.0.0.1", server.port(), ArmServerTest::describe, List.of()))
                .isInstanceOf(PortUnavailableException.class)
                .hasMessageContaining("Port " + server.port())
                .hasMessageContaining("--port-offset");
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static ArmResponse describe(ArmRequest request) {
        return ArmResponse.ok(
                ArmJson.object()
                        .put("line", request.method() + " " + request.path())
                        .put("query", request.query().toString())
                        .put("body", request.body()));
    }
}
