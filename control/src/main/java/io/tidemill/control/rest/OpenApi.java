package io.tidemill.control.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI description of all routes, at `GET /openapi.json`.
///
/// Methods, paths, their variables and api-versions come from the routes themselves. What they
/// cannot say comes from the resource `openapi.json`: one line for each operation with its
/// `summary`, the schema of its `body` and of its `answer` (`X[]` is a list of X in ARM's
/// envelope), the answer's `media` type where it is not JSON, and the schemas. What is no route of
/// ours, such as the blob pages, stands there under `pages` as it is to be shown.
public final class OpenApi {
    private static final String PATH = "/openapi.json";
    private static final String JSON = "application/json";

    private final Supplier<List<Route>> open;
    private final Supplier<List<Route>> guarded;
    private String text = "";

    private OpenApi(Supplier<List<Route>> open, Supplier<List<Route>> guarded) {
        this.open = open;
        this.guarded = guarded;
    }

    /// The route that shows the description.
    ///
    /// @param open those that answer without a token, this one included
    /// @param guarded those that want one
    public static Route route(Supplier<List<Route>> open, Supplier<List<Route>> guarded) {
        OpenApi description = new OpenApi(open, guarded);
        return Route.unversioned("GET " + PATH, _ -> description.answer());
    }

    /// What is written by hand.
    static ObjectNode outline() {
        try (InputStream stream = OpenApi.class.getResourceAsStream("openapi.json")) {
            byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
            return (ObjectNode) ArmJson.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Made when it is first asked for, so that a start need not wait for it.
    private synchronized ArmResponse answer() {
        if (text.isEmpty()) {
            text = document(open.get(), guarded.get()).toString();
        }
        return new ArmResponse(200, Map.of(), text);
    }

    private static ObjectNode document(List<Route> open, List<Route> guarded) {
        ObjectNode document = outline();
        JsonNode operations = document.path("paths");
        JsonNode pages = document.remove("pages");
        ObjectNode paths = document.putObject("paths");
        open.forEach(route -> add(paths, route, operations).putArray("security"));
        guarded.forEach(route -> bearer(add(paths, route, operations)));
        pages.forEachEntry(paths::set);
        return document;
    }

    private static void bearer(ObjectNode operation) {
        operation.putArray("security").addObject().putArray("bearer");
    }

    private static ObjectNode add(ObjectNode paths, Route route, JsonNode operations) {
        String method = route.method().toLowerCase(Locale.ROOT);
        JsonNode outline = operations.path(route.path()).path(method);
        ObjectNode path = paths.withObjectProperty(route.path().replace("*}", "}"));
        ObjectNode operation = path.putObject(method);
        operation.put("summary", outline.path("summary").asString(""));
        parameters(operation.putArray("parameters"), route);
        outline.path("body")
                .stringValueOpt()
                .ifPresent(schema -> content(operation.putObject("requestBody"), schema, JSON));
        responses(operation.putObject("responses"), outline);
        return operation;
    }

    private static void parameters(ArrayNode parameters, Route route) {
        for (String name : route.variables()) {
            parameter(parameters, name, "path").put("type", "string");
        }
        if (route.versioned()) {
            ObjectNode schema = parameter(parameters, "api-version", "query").put("type", "string");
            ApiVersions.known(route.type())
                    .forEach(version -> schema.withArrayProperty("enum").add(version));
        }
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in) {
        return parameters
                .addObject()
                .put("name", name)
                .put("in", in)
                .put("required", true)
                .putObject("schema");
    }

    /// Which of 200, 201, 202 and 204 it is depends on what was there before.
    private static void responses(ObjectNode responses, JsonNode outline) {
        ObjectNode good = responses.putObject("2XX").put("description", "done");
        String media = outline.path("media").asString(JSON);
        outline.path("answer").stringValueOpt().ifPresent(schema -> content(good, schema, media));
        content(responses.putObject("default").put("description", "refused"), "Error", JSON);
    }

    private static void content(ObjectNode holder, String schema, String media) {
        ObjectNode place = holder.putObject("content").putObject(media).putObject("schema");
        if (schema.endsWith("[]")) {
            ObjectNode properties = place.put("type", "object").putObject("properties");
            ObjectNode value = properties.putObject("value").put("type", "array");
            reference(value.putObject("items"), schema.substring(0, schema.length() - 2));
            properties.putObject("nextLink").put("type", "string");
        } else {
            reference(place, schema);
        }
    }

    private static void reference(ObjectNode place, String schema) {
        place.put("$ref", "#/components/schemas/" + schema);
    }
}
