package io.tidemill.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the REST API and of the gateway, as anybody could write one.
final class Client {
    static final String GROUP =
            "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/tidemill";
    static final String ENDPOINTS =
            GROUP
                    + "/providers/Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints";
    static final String SETTINGS = GROUP + "/providers/Microsoft.Insights/autoscalesettings";

    /// The activity log of the subscription.
    static final String ACTIVITY =
            "/subscriptions/00000000-0000-0000-0000-000000000001"
                    + "/providers/Microsoft.Insights/eventtypes/management/values?api-version=2015-04-01";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    private final String url;
    private final String token;

    private Client(String url, String token) {
        this.url = url;
        this.token = token;
    }

    /// The client that the profile file of a running product describes.
    static Client of(Path profile) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(profile));
        return new Client(json.get("url").asString(), json.get("token").asString());
    }

    /// A client with an access token of the administrator's service principal.
    static Client withToken(Path profile) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(profile));
        String url = json.get("url").asString();
        return new Client(url, accessToken(url, json));
    }

    private static String accessToken(String url, JsonNode profile) {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s&scope=%s"
                        .formatted(
                                profile.get("clientId").asString(),
                                URLEncoder.encode(
                                        profile.get("clientSecret").asString(),
                                        StandardCharsets.UTF_8),
                                URLEncoder.encode(url + "/.default", StandardCharsets.UTF_8));
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/adfs/oauth2/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build();
        return json(send(request).body()).get("access_token").asString();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static boolean isHealthy(int port) {
        try {
            URI health = URI.create("http://127.0.0.1:" + port + "/healthz");
            return send(HttpRequest.newBuilder(health).build()).statusCode() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    /// A call with the newest api-version, unless the path brings its own.
    HttpResponse<String> call(String method, String path, String body) {
        String version = path.contains("?") ? "" : "?api-version=2022-10-01";
        return send(
                HttpRequest.newBuilder(URI.create(url + path + version))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build());
    }

    JsonNode get(String path) {
        return done("GET", path, "");
    }

    JsonNode put(String path, String body) {
        return done("PUT", path, body);
    }

    /// A call that must succeed.
    JsonNode done(String method, String path, String body) {
        HttpResponse<String> answer = call(method, path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(
                    method + " " + path + ": " + answer.statusCode() + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /// One scoring request through the gateway.
    static HttpResponse<String> score(String uri, String key, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(uri))
                        .timeout(TIMEOUT)
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
