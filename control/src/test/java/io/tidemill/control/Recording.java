package io.tidemill.control;

import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What one command of a real client sent, and the answers that satisfied it.
record Recording(String name, List<Exchange> exchanges) {
    static final String SUBSCRIPTION = "00000000-0000-0000-0000-000000000001";
    static final String MODEL = "azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1";

    private static final Pattern SETTING = Pattern.compile("/autoscalesettings/([\\w-]+)");

    /// All of a folder, in the order in which they were recorded.
    static List<Recording> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Recording::read).toList();
        }
    }

    private static Recording read(Path file) {
        try {
            String text =
                    Files.readString(file)
                            .replace("11111111-1111-4111-8111-111111111111", SUBSCRIPTION)
                            .replace("22222222-2222-4222-8222-222222222222", Tenant.ID);
            return new Recording(
                    file.getFileName().toString(),
                    ArmJson.read(text)
                            .path("exchanges")
                            .valueStream()
                            .map(each -> new Exchange(each.path("request"), each.path("response")))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One request and its answer.
    record Exchange(JsonNode sent, JsonNode answered) {
        /// The request as it was sent, with a token of ours, and with what exists here in place of
        /// what existed there: each setting has a target of its own, each deployment our model.
        ArmRequest request(String token) {
            Map<String, String> headers = new HashMap<>();
            sent.path("headers").forEachEntry((name, value) -> headers.put(name, value.asString()));
            headers.put("Authorization", "Bearer " + token);
            return ArmRequest.of(method(), target()).withHeaders(headers).withBody(sentBody());
        }

        String method() {
            return sent.path("method").asString();
        }

        String target() {
            return sent.path("target").asString();
        }

        /// The setting that is asked for or written, if it is about one.
        Optional<String> setting() {
            return SETTING.matcher(target()).results().map(found -> found.group(1)).findFirst();
        }

        int status() {
            return answered.path("status").asInt();
        }

        JsonNode headers() {
            return answered.path("headers");
        }

        JsonNode body() {
            return answered.path("body");
        }

        private String sentBody() {
            if (!(sent.path("body") instanceof ObjectNode recorded)) {
                return "";
            }
            ObjectNode body = recorded.deepCopy();
            if (body.path("properties") instanceof ObjectNode properties
                    && properties.has("model")) {
                properties
                        .put("model", MODEL)
                        .remove(List.of("codeConfiguration", "environmentId"));
            }
            return setting()
                    .map(name -> body.toString().replace("deployments/blue", "deployments/" + name))
                    .orElseGet(body::toString);
        }
    }
}
