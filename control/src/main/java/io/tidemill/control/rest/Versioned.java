package io.tidemill.control.rest;

import io.tidemill.control.store.Document;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A resource and the tag of the version in which it is stored.
///
/// @param etag without quotes; equal tags mean the same version. `0` where nothing is stored
public record Versioned(ObjectNode resource, String etag) {
    /// The tag of what is not stored.
    public static final String ABSENT = "0";

    public static Versioned of(Document document) {
        return new Versioned(ArmJson.read(document.json()).asObject(), etag(Optional.of(document)));
    }

    /// The tag of what is stored, if anything is.
    public static String etag(Optional<Document> stored) {
        return stored.map(document -> Long.toHexString(document.version())).orElse(ABSENT);
    }

    /// Whether there is something stored.
    public boolean isStored() {
        return !etag.equals(ABSENT);
    }

    /// The resource as an answer that carries its tag.
    public ArmResponse answer(int status) {
        return tagged(ArmResponse.json(status, resource));
    }

    /// The answer to a GET: the resource, unless the caller has this very version or wants another.
    public ArmResponse answer(Precondition condition) {
        return condition
                .objection(etag)
                .map(ArmResponse::of)
                .orElseGet(() ->
                        condition.isKnown(etag) ? tagged(ArmResponse.empty(304)) : answer(200));
    }

    private ArmResponse tagged(ArmResponse answer) {
        return answer.with("ETag", "\"" + etag + "\"");
    }
}
