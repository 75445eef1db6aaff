package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Reads the body of a resource group into the document that is kept.
final class GroupReader {
    static final String MANAGED_BY = "managedBy";

    private static final Pattern NAME =
            Pattern.compile("[-\\p{L}\\p{N}_.()]{0,89}[-\\p{L}\\p{N}_()]");

    private GroupReader() {}

    /// What became of a body.
    sealed interface Reading {
        record Valid(ObjectNode document) implements Reading {}

        record Refused(ArmError error) implements Reading {}
    }

    /// @param stored the group as it is kept
    static Reading read(GroupId id, ObjectNode body, Optional<ObjectNode> stored) {
        Problems problems = new Problems();
        JsonField root = JsonField.root(body, problems);
        ObjectNode document = ArmJson.object();
        document.put("location", location(root.at("location"), stored));
        document.set("tags", Tags.read(root.at("tags")));
        if (!root.at(MANAGED_BY).isAbsent()) {
            document.put(MANAGED_BY, root.at(MANAGED_BY).text());
        }
        checkName(id, problems);
        return problems.isEmpty()
                ? unlessMoved(document, stored)
                : new Reading.Refused(ArmError.of(problems.all()));
    }

    /// The whole body that a part of one means.
    static ObjectNode patched(ObjectNode stored, ObjectNode body) {
        for (String name : List.of("tags", MANAGED_BY)) {
            var value = JsonField.member(body, name);
            if (!value.isMissingNode()) {
                stored.set(name, value);
            }
        }
        return stored;
    }

    private static String location(JsonField field, Optional<ObjectNode> stored) {
        if (field.isAbsent() && stored.isEmpty()) {
            field.refuse("LocationRequired", "must be a location, such as " + Location.LOCAL);
        }
        return Location.read(
                field, stored.map(old -> old.path("location").asString()).orElse(Location.LOCAL));
    }

    private static Reading unlessMoved(ObjectNode document, Optional<ObjectNode> stored) {
        String place = document.path("location").asString();
        return stored.map(old -> old.path("location").asString())
                .filter(old -> !old.equals(place))
                .<Reading>map(old -> new Reading.Refused(moved(old, place)))
                .orElseGet(() -> new Reading.Valid(document));
    }

    private static ArmError moved(String from, String to) {
        return ArmError.of(
                409,
                "InvalidResourceGroupLocation",
                "The resource group is in '%s' and cannot move to '%s'.".formatted(from, to));
    }

    private static void checkName(GroupId id, Problems problems) {
        if (!NAME.matcher(id.name()).matches()) {
            problems.add(
                    new Problem(
                            "InvalidResourceGroup",
                            "name",
                            "resource group name = %s, must have 1 to 90 letters, digits and -_.() and not end with a period"
                                    .formatted(id.name())));
        }
    }
}
