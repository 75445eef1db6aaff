package io.tidemill.control.asset;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An uploaded file, as it is written down.
///
/// @param file the name under which its bytes lie in the folder of blobs; never written to again
/// @param metadata what the client attached; names in lower case
/// @param changed when its bytes or metadata last changed
record Blob(BlobId id, Content file, Map<String, String> metadata, Instant changed) {
    private static final DateTimeFormatter HTTP =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    Blob {
        metadata = Map.copyOf(metadata);
    }

    /// Bytes on disk.
    ///
    /// @param md5 in Base64
    /// @param type the media type that the client named
    record Content(String name, long length, String md5, String type) {}

    Blob withMetadata(Map<String, String> other, Instant now) {
        return new Blob(id, file, other, now);
    }

    String eTag() {
        return "\"0x%X\"".formatted(changed.toEpochMilli() * 31 + file.name().hashCode());
    }

    String lastModified() {
        return HTTP.format(changed);
    }

    ObjectNode toJson() {
        ObjectNode json =
                ArmJson.object()
                        .put("container", id.container())
                        .put("name", id.name())
                        .put("file", file.name())
                        .put("length", file.length())
                        .put("md5", file.md5())
                        .put("type", file.type())
                        .put("changed", changed.toString());
        ObjectNode attached = json.putObject("metadata");
        metadata.forEach(attached::put);
        return json;
    }

    static Blob of(Document document) {
        JsonNode json = ArmJson.read(document.json());
        Map<String, String> metadata = new TreeMap<>();
        json.path("metadata").forEachEntry((name, text) -> metadata.put(name, text.asString()));
        return new Blob(
                new BlobId(json.path("container").asString(), json.path("name").asString()),
                new Content(
                        json.path("file").asString(),
                        json.path("length").asLong(),
                        json.path("md5").asString(),
                        json.path("type").asString()),
                metadata,
                Instant.parse(json.path("changed").asString()));
    }
}
