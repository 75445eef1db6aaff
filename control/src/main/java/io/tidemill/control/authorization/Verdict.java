package io.tidemill.control.authorization;

import java.util.function.Predicate;

/// What becomes of a demand.
sealed interface Verdict {
    record Allowed() implements Verdict {}

    /// A list is allowed, as far as its elements lie in visible places.
    record Partly(Predicate<Scope> visible) implements Verdict {}

    record Denied() implements Verdict {}
}
