package io.tidemill.control.authorization;

import io.tidemill.control.rest.ArmError;

/// What became of a write.
///
/// @param <T> what was written or deleted
sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    /// There was nothing to delete.
    record Absent<T>() implements Outcome<T> {}

    record Refused<T>(ArmError error) implements Outcome<T> {}

    static <T> Outcome<T> refused(int status, String code, String message) {
        return new Refused<>(ArmError.of(status, code, message));
    }
}
