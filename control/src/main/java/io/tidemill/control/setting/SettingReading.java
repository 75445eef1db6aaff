package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What became of a text that should be an autoscale setting.
public sealed interface SettingReading {
    /// A setting that can be put to work.
    ///
    /// @param document in normal form
    record Valid(ObjectNode document, AutoscaleSetting setting) implements SettingReading {}

    /// No setting.
    ///
    /// @param problems everything that is wrong, at least one
    record Invalid(List<Problem> problems) implements SettingReading {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /// Reads the body of a resource, `{"location", "tags", "properties"}`, as the setting of that
    /// id.
    static SettingReading of(SettingId id, JsonNode resource) {
        return of(id, resource, MetricCheck.NONE);
    }

    /// The same; a setting with metrics that do not pass the check is none.
    static SettingReading of(SettingId id, JsonNode resource, MetricCheck metrics) {
        ObjectNode document = NormalForm.of(id, resource);
        Problems problems = new Problems();
        AutoscaleSetting setting = new SettingReader(id).read(JsonField.root(document, problems));
        metrics.check(JsonField.root(document, problems));
        return problems.isEmpty() ? new Valid(document, setting) : new Invalid(problems.all());
    }

    /// Reads a file in any of ARM's forms: a resource, a template with `resources`, or bare
    /// properties. Of a template, the first autoscale setting is read.
    static SettingReading ofFile(String text) {
        return switch (ArmJson.parse(text)) {
            case ArmJson.Parsed.Malformed(var why) -> invalid("The file is not JSON: " + why);
            case ArmJson.Parsed.Understood(var root) ->
                    resource(root)
                            .map(found -> of(idOf(found), found))
                            .orElseGet(
                                    () -> invalid("The template holds no " + SettingId.TYPE + "."));
        };
    }

    private static Invalid invalid(String message) {
        return new Invalid(List.of(new Problem("UnsupportedRequestContent", "", message)));
    }

    private static Optional<JsonNode> resource(ObjectNode root) {
        if (!JsonField.member(root, "resources").isMissingNode()) {
            return JsonField.member(root, "resources")
                    .valueStream()
                    .filter(SettingReading::isSetting)
                    .findFirst();
        }
        boolean isBare = JsonField.member(root, "properties").isMissingNode();
        return Optional.of(isBare ? propertiesOnly(root) : root).map(SettingReading::located);
    }

    private static ObjectNode propertiesOnly(ObjectNode properties) {
        ObjectNode resource = ArmJson.object();
        resource.set("properties", properties);
        return resource;
    }

    private static boolean isSetting(JsonNode resource) {
        return SettingId.TYPE.equalsIgnoreCase(JsonField.member(resource, "type").asString(""));
    }

    /// A file need not say where it lies; here everything lies in the same place.
    private static JsonNode located(ObjectNode resource) {
        return JsonField.member(resource, "location").isMissingNode()
                ? resource.put("location", "local")
                : resource;
    }

    private static SettingId idOf(JsonNode resource) {
        String name = JsonField.member(resource, "name").asString("");
        String inner =
                JsonField.member(JsonField.member(resource, "properties"), "name").asString("");
        return SettingId.parse(JsonField.member(resource, "id").asString(""))
                .orElseGet(() -> SettingId.local(firstWord(name, inner)));
    }

    private static String firstWord(String name, String inner) {
        return !name.isBlank() ? name : !inner.isBlank() ? inner : "setting";
    }
}
