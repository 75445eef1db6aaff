package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ModelServerTest {

    private static final ModelServerConfig DEFAULTS = ModelServerConfig.of(0, 4, "fake");
    private static final ModelServerConfig SMALL =
            new ModelServerConfig(0, 4, "fake", 40, 0, DEFAULTS.maxWait(), DEFAULTS.unpackFolder());

    private final HttpClient client = HttpClient.newHttpClient();
    private final LogLines lines = new LogLines();
    private final FakeModel model = new FakeModel();
    private ModelServer server = ready(DEFAULTS);

    @AfterEach
    void close() {
        model.letGo.release(100);
        server.close();
        client.close();
    }

    private ModelServer start(ModelServerConfig config, Supplier<Model> source) {
        return ModelServer.start(config, source, lines.log());
    }

    private ModelServer ready(ModelServerConfig config) {
        ModelServer started = start(config, () -> model);
        try {
            lines.await("ready: fake");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return started;
    }

    private void restart(ModelServer other) {
        server.close();
        server = other;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    private HttpRequest score(String body) {
        return request("/score")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private HttpResponse<String> send(HttpRequest request)
            throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    @Test
    void answersEmbeddings() throws Exception {
        HttpResponse<String> answer = send(score("{\"inputs\": [\"abc\", \"\"]}"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"embeddings\":[[3.0,1.0],[0.0,1.0]],\"model\":\"fake\"}");
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.headers().firstValue("x-ms-run-function-failed")).contains("False");
        assertThat(answer.headers().firstValue("x-ms-run-fn-exec-ms"))
                .hasValueSatisfying(time -> assertThat(time).matches("\\d+\\.\\d{3}"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 200, Healthy",
        "GET, /v2/health/live, 200, Healthy",
        "GET, /v2/health/ready, 200, Ready",
        "GET, /score, 405, {\"message\":\"Method not allowed\"}",
        "DELETE, /score, 405, {\"message\":\"Method not allowed\"}",
        "POST, /, 405, {\"message\":\"Method not allowed\"}",
        "HEAD, /, 405, ''",
        "GET, /scores, 404, {\"message\":\"Not found: /scores\"}",
        "POST, /score, 415, '{\"message\":\"Expects Content-Type to be application/json\"}'",
    })
    void routes(String method, String path, int status, String body) throws Exception {
        HttpResponse<String> answer =
                send(request(path).method(method, BodyPublishers.noBody()).build());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
    }

    @Test
    void answersBadInputWith400() throws Exception {
        HttpResponse<String> answer = send(score("{\"inputs\": [7]}"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"message\":\"inputs[0] must be a string, but found a number\"}");
    }

    @Test
    void passesTraceIdsOn() throws Exception {
        HttpRequest request = request("/").header("x-ms-client-request-id", "mine").build();
        HttpResponse<String> answer = send(request);
        assertThat(answer.headers().firstValue("x-ms-client-request-id")).contains("mine");
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    void refusesALongTraceId() throws Exception {
        HttpRequest request = request("/").header("x-request-id", "a".repeat(101)).build();
        assertThat(send(request).statusCode()).isEqualTo(431);
    }

    @Test
    void saysThatTheModelFailedAndGoesOn() throws Exception {
        HttpResponse<String> failed = send(score("{\"inputs\": [\"fail\"]}"));
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(failed.headers().firstValue("x-ms-run-function-failed")).contains("True");
        assertThat(lines.await("scoring failed")).contains("asked to fail");
        assertThat(send(score("{\"inputs\": [\"a\"]}")).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        restart(ready(SMALL));
        String atLimit = "{\"inputs\": [\"" + "a".repeat(24) + "\"]}";
        assertThat(send(score(atLimit)).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = send(score(atLimit + " "));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("at most 40 bytes");
    }

    @Test
    void refusesWhatDoesNotFitIntoTheQueue() throws Exception {
        restart(ready(SMALL));
        CompletableFuture<HttpResponse<String>> held =
                client.sendAsync(score("{\"inputs\": [\"hold\"]}"), BodyHandlers.ofString());
        assertThat(model.holding.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(send(score("{\"inputs\": [\"a\"]}")).statusCode()).isEqualTo(503);
        model.letGo.release();
        assertThat(held.join().statusCode()).isEqualTo(200);
        assertThat(send(score("{\"inputs\": [\"a\"]}")).statusCode()).isEqualTo(200);
    }

    @Test
    void isReadyOnlyOnceTheModelIsLoaded() throws Exception {
        CountDownLatch loaded = new CountDownLatch(1);
        restart(
                start(
                        DEFAULTS,
                        () -> {
                            awaitQuietly(loaded);
                            return model;
                        }));
        assertThat(get("/v2/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/v2/health/live").statusCode()).isEqualTo(200);
        assertThat(send(score("{\"inputs\": [\"a\"]}")).body()).contains("still loading");
        loaded.countDown();
        lines.await("ready: fake");
        assertThat(get("/v2/health/ready").statusCode()).isEqualTo(200);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void endsWithTheReasonWhenTheModelCannotBeLoaded() {
        restart(
                start(
                        DEFAULTS,
                        () -> {
                            throw new IllegalStateException("no such file");
                        }));
        assertThatThrownBy(server::awaitStop).hasMessageContaining("no such file");
    }

    @Test
    void endsQuietlyWhenClosed() throws Exception {
        server.close();
        server.awaitStop();
    }

    @Test
    void logsCallsButNotProbes() throws Exception {
        get("/");
        get("/v2/health/ready");
        get("/nowhere");
        assertThat(lines.await("access")).contains("GET /nowhere 404 ");
    }

    @Test
    void saysWhichPortIsTaken() {
        ModelServerConfig taken = ModelServerConfig.of(server.port(), 1, "fake");
        assertThatThrownBy(() -> start(taken, () -> model))
                .hasMessageContaining("cannot listen on")
                .hasMessageContaining(":" + server.port());
    }
}
