package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ServicePrincipals;
import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tidemill ad sp delete`.
@Command(
        name = "delete",
        description = "Delete a service principal; tokens that it holds are refused from then on.")
final class SpDeleteCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "Its appId, object id or display name.")
    private String id = "";

    SpDeleteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        var principals = new ServicePrincipals(new ArmClient(profile.url(), profile.token()));
        principals.delete(principals.find(id));
    }
}
