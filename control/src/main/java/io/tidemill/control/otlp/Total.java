package io.tidemill.control.otlp;

import java.util.Optional;

/// Something that was added up since a start, so that the difference of two tells what came between
/// them.
sealed interface Total permits Total.Counter, Distribution {

    /// What came after another total of the same series; empty when that cannot be, because this
    /// one started anew.
    Optional<Total> since(Total before);

    /// The sum of a counter that never goes down.
    record Counter(double value) implements Total {

        @Override
        public Optional<Total> since(Total before) {
            return before instanceof Counter(var earlier) && earlier <= value
                    ? Optional.of(new Counter(value - earlier))
                    : Optional.empty();
        }
    }
}
