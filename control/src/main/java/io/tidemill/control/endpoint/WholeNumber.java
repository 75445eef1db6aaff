package io.tidemill.control.endpoint;

import io.tidemill.control.rest.JsonField;
import java.util.Optional;

/// Reads a whole number within limits.
final class WholeNumber {
    private WholeNumber() {}

    /// The number, which must be there; both limits inclusive. The lower one stands in for a bad
    /// one.
    static int read(JsonField field, int least, int most) {
        return field.read(
                text -> parse(text, least, most),
                least,
                "must be a whole number from %d to %d".formatted(least, most));
    }

    /// The number, or `otherwise` when there is none.
    static int readIfPresent(JsonField field, int otherwise, int least, int most) {
        return field.isAbsent() ? otherwise : read(field, least, most);
    }

    private static Optional<Integer> parse(String text, int least, int most) {
        try {
            return Optional.of(Integer.parseInt(text))
                    .filter(number -> number >= least && number <= most);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
