package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ServicePrincipals;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// `tidemill ad sp list`.
@Command(name = "list", description = "List service principals.")
final class SpListCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();

    SpListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        List<JsonNode> all =
                new ServicePrincipals(new ArmClient(profile.url(), profile.token())).list();
        if (output.isJson()) {
            ArrayNode json = JsonMapper.shared().createArrayNode();
            all.forEach(json::add);
            OutputOption.print(terminal, json);
        } else {
            terminal.print(SpOutput.table(all).lines(terminal.width()));
        }
    }
}
