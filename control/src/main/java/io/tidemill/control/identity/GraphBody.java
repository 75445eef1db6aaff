package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmJson.Parsed;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;

/// Reads the bodies of requests to the directory.
final class GraphBody {
    /// How long a secret is good when its maker does not say.
    static final Duration USUAL_TERM = Duration.ofDays(2 * 365);

    private GraphBody() {}

    /// What `reader` makes of the body, as an answer; a 400 when there was a problem.
    static <T> ArmResponse read(
            ArmRequest request, Function<JsonField, T> reader, Function<T, ArmResponse> then) {
        return switch (ArmJson.parse(request.body())) {
            case Parsed.Malformed(String why) -> ArmResponse.of(ArmError.malformed(why));
            case Parsed.Understood(var root) -> {
                Problems problems = new Problems();
                T read = reader.apply(JsonField.root(root, problems));
                yield problems.all().isEmpty()
                        ? then.apply(read)
                        : ArmResponse.of(ArmError.of(problems.all()));
            }
        };
    }

    /// What a secret is to be called, and how long it is to be good.
    record Wish(String name, Secret.Term term) {}

    static Wish wish(JsonField body, Instant now) {
        JsonField credential = body.at("passwordCredential");
        Instant start = time(credential.at("startDateTime"), now);
        JsonField last = credential.at("endDateTime");
        Instant end = time(last, start.plus(USUAL_TERM));
        if (!end.isAfter(start)) {
            last.refuse("must be after startDateTime");
        }
        return new Wish(
                credential.at("displayName").readIfPresent(Optional::of, "", "must be a text"),
                new Secret.Term(start, end));
    }

    private static Instant time(JsonField field, Instant otherwise) {
        return field.readIfPresent(
                GraphBody::instant, otherwise, "must be a time such as 2027-01-31T00:00:00Z");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
