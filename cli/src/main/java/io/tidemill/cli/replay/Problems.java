package io.tidemill.cli.replay;

import io.tidemill.cli.client.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with one file: told all at once, up to a number that a person can read.
final class Problems {
    private static final int TOLD = 20;

    private final Path file;
    private final List<String> told = new ArrayList<>();
    private int found;

    Problems(Path file) {
        this.file = file;
    }

    void add(String problem) {
        if (found < TOLD) {
            told.add(file + ": " + problem);
        }
        found++;
    }

    /// Goes on only if nothing is wrong.
    void failIfAny() {
        if (found > 0) {
            throw failure();
        }
    }

    /// Everything that is wrong, in one message.
    CommandFailure failure() {
        var lines = String.join("\n", told);
        var more = found > TOLD ? "\nand " + (found - TOLD) + " more" : "";
        return new CommandFailure("InvalidFile", lines + more, "");
    }
}
