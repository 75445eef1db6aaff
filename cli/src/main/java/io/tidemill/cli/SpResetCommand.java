package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ServicePrincipals;
import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `tidemill ad sp credential reset`.
@Command(
        name = "reset",
        description = "Replace all secrets of a service principal by a new one, and print it.")
final class SpResetCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "Its appId, object id or display name.")
    private String id = "";

    SpResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        var principals = new ServicePrincipals(new ArmClient(profile.url(), profile.token()));
        JsonNode found = principals.find(id);
        OutputOption.print(
                terminal,
                SpOutput.secret(found, principals.reset(found), profile.client().tenant()));
    }
}
