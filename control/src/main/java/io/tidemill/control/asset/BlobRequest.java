package io.tidemill.control.asset;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One call to the blob pages. Names of query parameters and headers are in lower case.
///
/// @param path as sent, still percent-encoded
/// @param body opened when it is needed, so that a refusal need not read it
record BlobRequest(
        String method,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Supplier<InputStream> body) {
    private static final Pattern METADATA = Pattern.compile("x-ms-meta-([a-z_][a-z0-9_]*)");

    BlobRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /// The parameter that says what is wanted of the resource; empty when it is the resource
    /// itself.
    String component() {
        return query.getOrDefault("comp", "");
    }

    OptionalLong length() {
        try {
            return header("content-length").stream().mapToLong(Long::parseLong).findFirst();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /// What the client attaches to the blob.
    Map<String, String> metadata() {
        Map<String, String> metadata = new TreeMap<>();
        headers.forEach((name, value) -> {
            Matcher matcher = METADATA.matcher(name);
            if (matcher.matches()) {
                metadata.put(matcher.group(1), value);
            }
        });
        return metadata;
    }

    BlobStore.Wish wish() {
        return new BlobStore.Wish(
                header("x-ms-blob-content-type")
                        .or(() -> header("content-type"))
                        .orElse("application/octet-stream"),
                metadata(),
                header("if-none-match").filter("*"::equals).isPresent());
    }
}
