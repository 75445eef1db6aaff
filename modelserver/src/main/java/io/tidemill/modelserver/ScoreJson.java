package io.tidemill.modelserver;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// The JSON of this server, read and written token by token: data binding would cost each instance
/// start-up time and memory for two small shapes.
final class ScoreJson {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private ScoreJson() {}

    static ScoreRequest read(byte[] body) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return readDocument(parser);
        } catch (JacksonException e) {
            return new ScoreRequest.Invalid(
                    "the body is not JSON: " + e.getOriginalMessage() + at(e.getLocation()));
        }
    }

    private static ScoreRequest readDocument(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return new ScoreRequest.Invalid(
                    "the body must be a JSON object like {\"inputs\": [\"a text\"]}, but "
                            + found(parser));
        }
        ScoreRequest request = new ScoreRequest.Invalid("inputs is missing");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = parser.currentName().equals("inputs");
            parser.nextToken();
            if (wanted) {
                request = readInputs(parser);
            } else {
                parser.skipChildren();
            }
        }
        return parser.nextToken() == null
                ? request
                : new ScoreRequest.Invalid("the body is not JSON: more follows after the object");
    }

    private static ScoreRequest readInputs(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            ScoreRequest wrong =
                    new ScoreRequest.Invalid(
                            "inputs must be an array of strings, but " + found(parser));
            parser.skipChildren();
            return wrong;
        }
        List<String> inputs = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                inputs.add(parser.getString());
            } else {
                wrong.add("inputs[" + i + "] must be a string, but " + found(parser));
                parser.skipChildren();
            }
        }
        return wrong.isEmpty()
                ? ScoreRequest.of(inputs)
                : new ScoreRequest.Invalid(wrong.getFirst());
    }

    private static String found(JsonParser parser) {
        JsonToken token = parser.currentToken();
        String kind =
                switch (token) {
                    case null -> "nothing";
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "an array";
                    case VALUE_STRING -> "a string";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
                    default -> token.asString();
                };
        return "found " + kind;
    }

    private static String at(TokenStreamLocation location) {
        return " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
    }

    static String write(ScoreOutcome.Scored scored) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("embeddings");
            scored.embeddings().forEach(embedding -> writeVector(json, embedding));
            json.writeEndArray();
            json.writeStringProperty("model", scored.model());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void writeVector(JsonGenerator json, float[] vector) {
        json.writeStartArray();
        for (float value : vector) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }

    static String writeMessage(String message) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("message", message);
            json.writeEndObject();
        }
        return text.toString();
    }
}
