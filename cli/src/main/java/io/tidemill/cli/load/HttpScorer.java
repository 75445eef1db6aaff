package io.tidemill.cli.load;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Scores over HTTP with an endpoint's key, on kept connections. A request without an answer after
/// `patience` counts as broken.
public final class HttpScorer implements Scorer, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI uri;
    private final String key;
    private final Duration patience;

    public HttpScorer(URI uri, String key, Duration patience) {
        this.uri = uri;
        this.key = key;
        this.patience = patience;
    }

    @Override
    public Outcome score(String sentence) {
        try {
            return outcome(client.send(request(sentence), BodyHandlers.ofString()));
        } catch (HttpTimeoutException _) {
            return new Outcome.Broken("no answer within " + patience.toSeconds() + " s");
        } catch (ConnectException _) {
            return new Outcome.Broken("connection refused");
        } catch (IOException _) {
            return new Outcome.Broken("connection lost");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Outcome.Broken("interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpRequest request(String sentence) {
        var body = JSON.createObjectNode();
        body.putArray("inputs").add(sentence);
        return HttpRequest.newBuilder(uri)
                .timeout(patience)
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static Outcome outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        return status == 200
                ? new Outcome.Answered()
                : new Outcome.Refused(status, code(response.body()));
    }

    private static String code(String body) {
        try {
            return JSON.readTree(body).path("error").path("code").asString("");
        } catch (JacksonException _) {
            return "";
        }
    }
}
