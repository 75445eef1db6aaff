package io.tidemill.cli;

import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `-o json|table`: for a program or for a person.
final class OutputOption {

    enum Format {
        JSON,
        TABLE
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "json|table",
            description = "Output for a program or for a person. Default: table.")
    private Format format = Format.TABLE;

    boolean isJson() {
        return format == Format.JSON;
    }

    static void print(Terminal terminal, JsonNode json) {
        terminal.print(json.toPrettyString());
    }
}
