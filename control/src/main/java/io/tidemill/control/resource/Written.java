package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmResponse;
import tools.jackson.databind.node.ObjectNode;

/// What became of a write.
///
/// @param <I> the kind of id
public sealed interface Written<I> {
    /// The id is in the case in which it is kept.
    record Created<I>(I id, ObjectNode document) implements Written<I> {}

    /// The id is in the case in which it is kept.
    record Updated<I>(I id, ObjectNode document) implements Written<I> {}

    record Refused<I>(ArmError error) implements Written<I> {}

    /// What became of a write that succeeded.
    ///
    /// @param known whether there was such a resource before
    static <I> Written<I> of(boolean known, I id, ObjectNode document) {
        return known ? new Updated<>(id, document) : new Created<>(id, document);
    }

    /// The answer to a write that is done when it is answered: 201, 200 or the error.
    static ArmResponse answer(Written<?> written) {
        return switch (written) {
            case Created<?>(_, var document) -> ArmResponse.json(201, document);
            case Updated<?>(_, var document) -> ArmResponse.ok(document);
            case Refused<?>(var error) -> ArmResponse.of(error);
        };
    }
}
