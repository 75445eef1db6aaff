package io.tidemill.control.asset;

import io.tidemill.control.rest.ArmJson;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// All versions of one name, with what is said of the name itself.
///
/// @param said description, tags and whether it is archived, as far as a client wrote them
/// @param versions at least one, none of them deleted
record AssetContainer(ObjectNode said, List<AssetVersion> versions) {
    AssetContainer {
        versions =
                versions.stream()
                        .sorted(Comparator.comparing(AssetVersion::createdAt).reversed())
                        .toList();
    }

    boolean isArchived() {
        return said.path("isArchived").asBoolean();
    }

    /// Whether it was made along with a deployment and is of no interest by itself.
    boolean isAnonymous() {
        return versions.stream().allMatch(AssetVersion::isAnonymous);
    }

    ObjectNode view() {
        AssetId newest = versions.getFirst().id();
        ObjectNode view =
                ArmJson.object()
                        .put("id", newest.container())
                        .put("name", newest.name())
                        .put("type", newest.kind().type());
        ObjectNode properties = view.putObject("properties");
        properties.putObject("tags");
        properties.putObject("properties");
        properties.put("isArchived", false);
        said.forEachEntry(properties::set);
        properties.put("latestVersion", newest.version());
        properties.put("nextVersion", Long.toString(highest() + 1));
        view.set("systemData", versions.getLast().systemData());
        return view;
    }

    private long highest() {
        return versions.stream()
                .map(version -> number(version.id().version()))
                .flatMap(Optional::stream)
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    private static Optional<Long> number(String version) {
        return version.matches("\\d{1,18}")
                ? Optional.of(Long.parseLong(version))
                : Optional.empty();
    }
}
