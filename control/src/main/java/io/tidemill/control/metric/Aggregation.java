package io.tidemill.control.metric;

import java.util.Arrays;
import java.util.Optional;

/// One number that is made of a slot.
enum Aggregation {
    AVERAGE("average", "avg"),
    COUNT("count", "count"),
    MAXIMUM("maximum", "max"),
    MINIMUM("minimum", "min"),
    TOTAL("total", "sum");

    private final String wire;
    private final String shorter;

    Aggregation(String wire, String shorter) {
        this.wire = wire;
        this.shorter = shorter;
    }

    /// The aggregation of that name in any case, or of a shorter word for it.
    static Optional<Aggregation> parse(String text) {
        return Arrays.stream(values())
                .filter(one ->
                        text.equalsIgnoreCase(one.wire) || text.equalsIgnoreCase(one.shorter))
                .findFirst();
    }

    /// The name of the member that holds it on the wire.
    String wire() {
        return wire;
    }
}
