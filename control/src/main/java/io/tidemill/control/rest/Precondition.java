package io.tidemill.control.rest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What a caller takes for granted about a stored resource, so that two of them do not undo each
/// other's changes: the headers `If-Match` and `If-None-Match`.
///
/// @param match tags of which the stored one must be one; empty when any will do
/// @param noneMatch tags of which the stored one must be none
public record Precondition(List<String> match, List<String> noneMatch) {
    /// Nothing is taken for granted.
    public static final Precondition NONE = new Precondition(List.of(), List.of());

    private static final String ANY = "*";

    public Precondition {
        match = List.copyOf(match);
        noneMatch = List.copyOf(noneMatch);
    }

    public static Precondition of(ArmRequest request) {
        return new Precondition(tags(request, "If-Match"), tags(request, "If-None-Match"));
    }

    /// Why a resource must not be written, if it must not. Ask in the write's own transaction.
    ///
    /// @param etag of the version that is stored, [Versioned#ABSENT] when there is none
    public Optional<ArmError> refusal(String etag) {
        return covers(noneMatch, etag)
                ? Optional.of(failed("If-None-Match", etag))
                : objection(etag);
    }

    /// Why a resource must not even be read, if it must not.
    Optional<ArmError> objection(String etag) {
        return match.isEmpty() || covers(match, etag)
                ? Optional.empty()
                : Optional.of(failed("If-Match", etag));
    }

    /// Whether a reader says that it has this version already.
    boolean isKnown(String etag) {
        return covers(noneMatch, etag);
    }

    private static boolean covers(List<String> tags, String etag) {
        return tags.contains(etag) || (tags.contains(ANY) && !etag.equals(Versioned.ABSENT));
    }

    private static ArmError failed(String header, String etag) {
        String found =
                etag.equals(Versioned.ABSENT)
                        ? "nothing is stored"
                        : "the resource has the ETag \"" + etag + "\"";
        return ArmError.of(
                412, "PreconditionFailed", "%s is not met: %s.".formatted(header, found));
    }

    /// Tags may come without quotes, and marked as weak by somebody on the way.
    private static List<String> tags(ArmRequest request, String header) {
        return Arrays.stream(request.header(header).orElse("").split(",", -1))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .map(tag -> tag.replace("\"", ""))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }
}
