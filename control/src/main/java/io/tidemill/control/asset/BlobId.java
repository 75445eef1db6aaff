package io.tidemill.control.asset;

import io.tidemill.control.rest.ArmRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The name of an uploaded file: a container, and a path inside it whose case matters.
///
/// A name is never a path of this machine; files lie under names of our own.
record BlobId(String container, String name) {
    private static final int LONGEST_NAME = 1024;

    /// Account, container, and the rest.
    private static final Pattern PATH =
            Pattern.compile(Pattern.quote(BlobPages.ROOT) + "[^/]+/([a-z0-9-]{3,63})/(.+)");

    private static final Pattern CONTAINER =
            Pattern.compile(Pattern.quote(BlobPages.ROOT) + "[^/]+/([a-z0-9-]{3,63})/?");

    private static final Pattern SEGMENT = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");

    /// The blob that a request's path, still percent-encoded, names. Empty when it names none.
    static Optional<BlobId> ofPath(String rawPath) {
        Matcher matcher = PATH.matcher(rawPath);
        return matcher.matches()
                ? of(matcher.group(1), ArmRequest.decodePath(matcher.group(2)))
                : Optional.empty();
    }

    /// The container that a request's path names, when it names no blob in it.
    static Optional<String> containerOfPath(String rawPath) {
        Matcher matcher = CONTAINER.matcher(rawPath);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// Empty when the name could not be that of a file below a folder.
    static Optional<BlobId> of(String container, String name) {
        boolean good =
                name.length() <= LONGEST_NAME
                        && List.of(name.split("/", -1)).stream().allMatch(BlobId::isGoodSegment);
        return good ? Optional.of(new BlobId(container, name)) : Optional.empty();
    }

    /// What the ids of documents start with whose names start with a prefix.
    static String key(String container, String prefix) {
        StringBuilder key = new StringBuilder(container).append('/');
        for (byte b : prefix.getBytes(StandardCharsets.UTF_8)) {
            if ((b >= 'a' && b <= 'z') || (b >= '0' && b <= '9') || "-._/".indexOf(b) >= 0) {
                key.append((char) b);
            } else {
                key.append(String.format(Locale.ROOT, "%%%02x", b));
            }
        }
        return key.toString();
    }

    /// The id of its document: capitals are escaped, because documents do not tell them apart.
    String key() {
        return key(container, name);
    }

    private static boolean isGoodSegment(String segment) {
        return SEGMENT.matcher(segment).matches() && !segment.equals(".") && !segment.equals("..");
    }
}
