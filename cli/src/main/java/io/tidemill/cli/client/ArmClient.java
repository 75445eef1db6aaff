package io.tidemill.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a control plane's ARM interface. Every answer that is not a success becomes a
/// [CommandFailure] with the server's own code and message.
///
/// It is built on `HttpURLConnection` because a command must be over before a person notices that
/// it began: the newer client alone takes longer to load than the whole command.
public final class ArmClient {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 60_000;

    private final URI url;
    private final String token;

    /// Speaks to the interface below `url`, as the bearer of `token`.
    public ArmClient(URI url, String token) {
        this.url = url;
        this.token = token;
    }

    /// A resource or a list, by its id or path.
    public JsonNode get(String path) {
        return call("GET", path, Optional.empty()).body();
    }

    /// The elements of a list, all its pages.
    public List<JsonNode> list(String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = get(next);
            page.path("value").forEach(all::add);
            next = pathOf(page.path("nextLink").asString(""));
        }
        return all;
    }

    /// Creates or replaces the resource at `path`. What takes longer goes on after this returns;
    /// see [Answer#operation].
    public Answer put(String path, JsonNode body) {
        return call("PUT", path, Optional.of(body));
    }

    /// Performs an action such as `listKeys`.
    public JsonNode post(String path, JsonNode body) {
        return call("POST", path, Optional.of(body)).body();
    }

    /// Deletes the resource at `path`.
    public Answer delete(String path) {
        return call("DELETE", path, Optional.empty());
    }

    /// A success: its body (missing when empty), and the path of the operation that goes on behind
    /// it, if any.
    public record Answer(JsonNode body, Optional<String> operation) {}

    private Answer call(String method, String path, Optional<JsonNode> body) {
        try {
            HttpURLConnection connection = open(method, path);
            if (body.isPresent()) {
                write(connection, body.get());
            }
            int status = connection.getResponseCode();
            JsonNode answer = read(connection, status);
            if (status >= 400) {
                throw failure(status, answer);
            }
            return new Answer(answer, operation(connection));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpURLConnection open(String method, String path) throws IOException {
        URI target = URI.create(url.toString().replaceAll("/$", "") + ApiVersion.addedTo(path));
        HttpURLConnection connection = (HttpURLConnection) target.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("Authorization", "Bearer " + token);
        connection.setRequestProperty("Accept", "application/json");
        return connection;
    }

    private static void write(HttpURLConnection connection, JsonNode body) throws IOException {
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static JsonNode read(HttpURLConnection connection, int status) throws IOException {
        InputStream stream =
                status >= 400 ? connection.getErrorStream() : connection.getInputStream();
        if (stream == null) {
            return JSON.missingNode();
        }
        try (stream) {
            byte[] bytes = stream.readAllBytes();
            return bytes.length == 0 ? JSON.missingNode() : JSON.readTree(bytes);
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }

    private static Optional<String> operation(HttpURLConnection connection) {
        return Optional.ofNullable(connection.getHeaderField("Azure-AsyncOperation"))
                .map(ArmClient::pathOf);
    }

    /// Path and query of a link: it is followed to where this client speaks, whatever name the
    /// server goes by.
    private static String pathOf(String link) {
        URI uri = URI.create(link);
        return link.isEmpty()
                ? ""
                : uri.getRawPath() + "?" + Objects.toString(uri.getRawQuery(), "");
    }

    /// Azure's errors come as `{"error": {code, message}}`, some of them without the outer layer.
    private static CommandFailure failure(int status, JsonNode answer) {
        JsonNode error = answer.has("error") ? answer.get("error") : answer;
        String code = error.path("code").asString("");
        String message = error.path("message").asString("The server answered " + status + ".");
        return new CommandFailure(code.isEmpty() ? wordFor(status) : code, message, hint(status));
    }

    private static String wordFor(int status) {
        return status == 404 ? "NotFound" : "Http" + status;
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> "The token comes from cli.json in the data folder of the server.";
            case 404 -> "`tidemill status` lists what exists.";
            default -> "";
        };
    }

    private CommandFailure unreachable(IOException cause) {
        String why = Objects.toString(cause.getMessage(), "no answer").toLowerCase(Locale.ROOT);
        return new CommandFailure(
                "NotRunning",
                "No Tidemill answers on %s (%s)".formatted(url, why),
                "Start one with `tidemill up`, or name another folder with --data.");
    }
}
