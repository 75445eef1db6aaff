package io.tidemill.control.rest;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// JSON texts to trees and back, with limits on what a stranger may send.
public final class ArmJson {
    private static final int DEEPEST = 64;

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .build())
                                    .build())
                    .build();

    private static final Pattern NOTES = Pattern.compile("\\s*\\(start marker at .*]\\)");

    private ArmJson() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /// Reads a text that we wrote ourselves.
    ///
    /// @throws IllegalArgumentException when it is not JSON
    public static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("Not JSON: " + where(e), e);
        }
    }

    /// Reads a text that came from outside.
    public static Parsed parse(String text) {
        try {
            return MAPPER.readTree(text) instanceof ObjectNode object
                    ? new Parsed.Understood(object)
                    : new Parsed.Malformed("a JSON object is wanted");
        } catch (JacksonException e) {
            return new Parsed.Malformed(where(e));
        }
    }

    /// The parser's own words and the place, without its notes on where the text came from.
    private static String where(JacksonException e) {
        var location = e.getLocation();
        String words = NOTES.matcher(e.getOriginalMessage()).replaceAll("");
        return location == null
                ? words
                : "%s (line %d, column %d)"
                        .formatted(words, location.getLineNr(), location.getColumnNr());
    }

    /// What became of a text from outside.
    public sealed interface Parsed {
        record Understood(ObjectNode root) implements Parsed {}

        /// No JSON object.
        ///
        /// @param why for the sender of the text
        record Malformed(String why) implements Parsed {}
    }
}
