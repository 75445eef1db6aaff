package io.tidemill.control.otlp;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What OpenTelemetry says about a resource, a scope or a point, as texts.
final class Attributes {

    private Attributes() {}

    /// The first of the names that has a value.
    static Optional<String> first(List<KeyValue> attributes, List<String> names) {
        return names.stream()
                .flatMap(name ->
                        attributes.stream().filter(one -> one.getKey().equalsIgnoreCase(name)))
                .map(one -> text(one.getValue()))
                .filter(text -> !text.isBlank())
                .findFirst();
    }

    /// All of them but the empty ones, of which two of one name are one.
    static Map<String, String> all(List<KeyValue> attributes) {
        var all = new LinkedHashMap<String, String>();
        for (var attribute : attributes) {
            var text = text(attribute.getValue());
            if (!text.isBlank()) {
                all.put(attribute.getKey(), text);
            }
        }
        return all;
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> "" + value.getBoolValue();
            case INT_VALUE -> "" + value.getIntValue();
            case DOUBLE_VALUE -> "" + value.getDoubleValue();
            case ARRAY_VALUE ->
                    String.join(
                            ",",
                            value.getArrayValue().getValuesList().stream()
                                    .map(Attributes::text)
                                    .toList());
            default -> ""; // nothing that a filter could name
        };
    }
}
