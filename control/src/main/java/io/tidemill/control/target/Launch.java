package io.tidemill.control.target;

/// What an instance runs.
public sealed interface Launch {

    /// Tidemill's own model server with a model it knows by name.
    record BuiltInModel(String model) implements Launch {}

    /// Any other program: text for `/bin/sh` that listens on `$PORT`.
    record ShellCommand(String text) implements Launch {}

    /// Where an instance of this kind says that it can take requests, and that it lives.
    default String readinessPath() {
        return switch (this) {
            case BuiltInModel _ -> "/v2/health/ready";
            case ShellCommand _ -> "/";
        };
    }

    default String livenessPath() {
        return switch (this) {
            case BuiltInModel _ -> "/v2/health/live";
            case ShellCommand _ -> "/";
        };
    }
}
