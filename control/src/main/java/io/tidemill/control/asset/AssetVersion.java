package io.tidemill.control.asset;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.resource.SystemData;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One registered version, as it is written down.
///
/// @param isDeleted not shown any more, and kept only because a deployment uses it
record AssetVersion(AssetId id, ObjectNode properties, ObjectNode systemData, boolean isDeleted) {
    /// What never changes once it is registered, beside where the files are.
    private static final List<String> FIXED =
            List.of("image", "condaFile", "build", "inferenceConfig");

    static AssetVersion created(AssetId id, ObjectNode properties, AdministrativeLog.Entry write) {
        return new AssetVersion(id, properties, SystemData.of(write, Optional.empty()), false);
    }

    /// This version with what may change, of properties that [#isSameAs] says mean the same.
    AssetVersion changed(ObjectNode other, AdministrativeLog.Entry write) {
        ObjectNode known = ArmJson.object();
        known.set(SystemData.MEMBER, systemData);
        return new AssetVersion(id, other, SystemData.of(write, Optional.of(known)), false);
    }

    AssetVersion deleted() {
        return new AssetVersion(id, properties, systemData, true);
    }

    boolean isArchived() {
        return properties.path("isArchived").asBoolean();
    }

    boolean isAnonymous() {
        return properties.path("isAnonymous").asBoolean();
    }

    String createdAt() {
        return systemData.path("createdAt").asString();
    }

    /// Whether the other properties have the same files, or the same environment.
    boolean isSameAs(ObjectNode other) {
        return id.kind().hasFiles()
                ? upload(properties).equals(upload(other))
                : FIXED.stream().allMatch(name -> properties.path(name).equals(other.path(name)));
    }

    private List<UploadPath> upload(ObjectNode of) {
        return UploadPath.of(of.path(id.kind().uri()).asString(), id.workspace()).stream().toList();
    }

    /// The uploads that it was made from.
    List<UploadPath> uploads() {
        return upload(properties);
    }

    ObjectNode view() {
        ObjectNode view =
                ArmJson.object()
                        .put("id", id.text())
                        .put("name", id.version())
                        .put("type", id.kind().type() + "/versions");
        view.set("properties", properties);
        view.set("systemData", systemData);
        return view;
    }

    String toJson() {
        ObjectNode json = ArmJson.object().put("deleted", isDeleted);
        json.set("properties", properties);
        json.set("systemData", systemData);
        return json.toString();
    }

    static AssetVersion of(Document document) {
        ObjectNode json = ArmJson.read(document.json()).asObject();
        return new AssetVersion(
                AssetId.parse(document.id()).orElseThrow(),
                json.path("properties").asObject(),
                json.path("systemData").asObject(),
                json.path("deleted").asBoolean());
    }
}
