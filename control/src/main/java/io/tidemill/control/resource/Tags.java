package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Reads tags: short texts by name, with Azure's limits.
public final class Tags {
    private static final int MOST = 50;
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_VALUE = 256;

    private Tags() {}

    /// The tags; none when they are absent or null.
    public static ObjectNode read(JsonField field) {
        ObjectNode tags = ArmJson.object();
        field.members().forEach((name, value) -> tags.put(name, value(name, value)));
        if (tags.size() > MOST) {
            field.explain(
                    "InvalidTags",
                    "%s has %d members, must have at most %d"
                            .formatted(field.path(), tags.size(), MOST));
        }
        return tags;
    }

    private static String value(String name, JsonField value) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            value.explain(
                    "InvalidTagName",
                    "a tag's name must have 1 to %d characters".formatted(LONGEST_NAME));
        }
        return value.readIfPresent(
                text -> Optional.of(text).filter(found -> found.length() <= LONGEST_VALUE),
                "",
                "must be a text of at most %d characters".formatted(LONGEST_VALUE));
    }
}
