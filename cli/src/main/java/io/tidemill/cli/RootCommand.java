package io.tidemill.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `tidemill` without a subcommand: shows what there is.
@Command(
        name = "tidemill",
        description = "Self-hosted online endpoints for models, which scale themselves.",
        footer = {
            "",
            "Examples:",
            "  tidemill demo                     see a real model scale out and in again",
            "  tidemill up                       run control plane and gateway here",
            "  tidemill status                   all endpoints on one screen",
            "  tidemill explain SETTING          why there are that many instances"
        })
final class RootCommand implements Runnable {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "no command was given");
    }
}
