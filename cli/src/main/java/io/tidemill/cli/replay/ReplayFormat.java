package io.tidemill.cli.replay;

import java.io.PrintWriter;

/// The forms in which a replay is written.
enum ReplayFormat {
    /// For a person.
    TABLE,
    /// One JSON object a line.
    JSONL,
    /// One row a run.
    CSV;

    RunWriter writer(PrintWriter out) {
        return switch (this) {
            case TABLE -> new TableLines(out);
            case JSONL -> new JsonLines(out);
            case CSV -> new CsvLines(out);
        };
    }
}
