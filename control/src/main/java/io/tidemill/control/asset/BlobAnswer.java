package io.tidemill.control.asset;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the blob pages answer.
record BlobAnswer(int status, Map<String, String> headers, Body body) {
    BlobAnswer {
        headers = Map.copyOf(headers);
    }

    /// What follows the headers.
    sealed interface Body {
        /// Nothing; the answer's length header may still tell of a blob that was only asked about.
        record None() implements Body {}

        record Xml(String text) implements Body {}

        /// A part of a file.
        ///
        /// @param from first byte
        /// @param length bytes, not more than follow `from`
        record FilePart(Path file, long from, long length) implements Body {}
    }

    static BlobAnswer of(int status) {
        return new BlobAnswer(status, Map.of(), new Body.None());
    }

    static BlobAnswer xml(String text) {
        return new BlobAnswer(200, Map.of(), new Body.Xml(text));
    }

    static BlobAnswer of(BlobError error) {
        String body =
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
                        .formatted(error.code(), Xml.escape(error.message()));
        return new BlobAnswer(
                error.status(), Map.of("x-ms-error-code", error.code()), new Body.Xml(body));
    }

    /// This answer with what is to be said of the blob's state.
    BlobAnswer about(Blob blob) {
        return with("ETag", blob.eTag())
                .with("Last-Modified", blob.lastModified())
                .with("x-ms-request-server-encrypted", "false");
    }

    BlobAnswer with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new BlobAnswer(status, more, body);
    }

    boolean isRefusal() {
        return status >= 400;
    }
}
