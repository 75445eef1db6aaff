package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmError;
import tools.jackson.databind.node.ObjectNode;

/// What became of a write.
///
/// @param <I> the kind of id
sealed interface Written<I> {
    /// The id is in the case in which it is kept.
    record Created<I>(I id, ObjectNode document) implements Written<I> {}

    /// The id is in the case in which it is kept.
    record Updated<I>(I id, ObjectNode document) implements Written<I> {}

    record Refused<I>(ArmError error) implements Written<I> {}
}
