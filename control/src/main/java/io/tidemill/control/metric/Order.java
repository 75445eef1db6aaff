package io.tidemill.control.metric;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How the time series of an answer are ordered, and so which of them are its first ones: by one
/// number over the whole time span.
record Order(Aggregation by, boolean descending) {

    private static final Pattern FORM =
            Pattern.compile("\\s*(\\w+)(?:\\s+(asc|desc))?\\s*", Pattern.CASE_INSENSITIVE);

    /// Reads `average desc`; without a direction the least comes first.
    static Optional<Order> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        var direction = Optional.ofNullable(form.group(2)).orElse("asc");
        return Aggregation.parse(form.group(1))
                .map(by -> new Order(by, direction.toLowerCase(Locale.ROOT).equals("desc")));
    }
}
