package io.tidemill.control.target;

import java.nio.file.Path;

/// What an instance runs.
public sealed interface Launch {

    /// Tidemill's own model server with a model it knows by name, or the folder of one.
    record BuiltInModel(String model) implements Launch {}

    /// Any other program: text for `/bin/sh` that listens on `$PORT`.
    ///
    /// @param folder where it is started; the empty path is Tidemill's own
    /// @param probes what it is asked
    record ShellCommand(String text, Path folder, ProbePaths probes) implements Launch {
        public ShellCommand(String text) {
            this(text, Path.of(""), ProbePaths.ROOT);
        }
    }

    /// Where an instance says that it can take requests, and that it lives.
    record ProbePaths(String readiness, String liveness) {
        public static final ProbePaths ROOT = new ProbePaths("/", "/");

        private static final ProbePaths MODEL_SERVER =
                new ProbePaths("/v2/health/ready", "/v2/health/live");
    }

    /// What an instance of this kind is asked.
    default ProbePaths paths() {
        return switch (this) {
            case BuiltInModel _ -> ProbePaths.MODEL_SERVER;
            case ShellCommand command -> command.probes();
        };
    }

    /// Where it is started; the empty path is Tidemill's own working directory.
    default Path startFolder() {
        return switch (this) {
            case BuiltInModel _ -> Path.of("");
            case ShellCommand command -> command.folder();
        };
    }
}
