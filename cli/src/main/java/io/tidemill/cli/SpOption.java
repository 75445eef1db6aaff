package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ServicePrincipals;
import io.tidemill.cli.view.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Which service principal a command is about, and where it is.
final class SpOption {

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--id",
            required = true,
            paramLabel = "ID",
            description = "Its appId, object id or display name.")
    private String id = "";

    /// The service principal, as the control plane tells of it.
    ///
    /// @param all those of the same control plane
    /// @param tenant the one they are in
    record Found(JsonNode principal, ServicePrincipals all, String tenant) {}

    /// @throws io.tidemill.cli.client.CommandFailure when there is none, or more than one of that
    ///   name
    Found find(Terminal terminal) {
        Profile profile = common.profile(terminal);
        var all = new ServicePrincipals(new ArmClient(profile.url(), profile.token()));
        return new Found(all.find(id), all, profile.client().tenant());
    }
}
