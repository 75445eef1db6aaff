package io.tidemill.control.endpoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The orders in which a list of endpoints or deployments can be had. What is equally old is
/// ordered by id.
enum ListOrder {
    NAME("Name", "", false),
    CREATED_ASC("CreatedAtAsc", "createdAt", false),
    CREATED_DESC("CreatedAtDesc", "createdAt", true),
    UPDATED_ASC("UpdatedAtAsc", "lastModifiedAt", false),
    UPDATED_DESC("UpdatedAtDesc", "lastModifiedAt", true);

    private final String word;
    private final String time;
    private final boolean isDescending;

    ListOrder(String word, String time, boolean isDescending) {
        this.word = word;
        this.time = time;
        this.isDescending = isDescending;
    }

    static Optional<ListOrder> find(String word) {
        return Stream.of(values()).filter(order -> order.word.equalsIgnoreCase(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(order -> order.word).toList();
    }

    /// In this order.
    Comparator<ObjectNode> comparator() {
        return Comparator.comparing(key(), direction());
    }

    /// Whether the resource comes after the one with that key.
    boolean isAfter(ObjectNode resource, String key) {
        return key.isEmpty() || direction().compare(key().apply(resource), key) > 0;
    }

    /// A text that no two resources share and that sorts in this order.
    Function<ObjectNode, String> key() {
        return resource ->
                "%019d %s"
                        .formatted(
                                millis(resource.path("systemData").path(time)),
                                resource.path("id").asString().toLowerCase(Locale.ROOT));
    }

    private Comparator<String> direction() {
        return isDescending ? Comparator.reverseOrder() : Comparator.naturalOrder();
    }

    private static long millis(JsonNode time) {
        return time.isString() ? Instant.parse(time.stringValue()).toEpochMilli() : 0;
    }
}
