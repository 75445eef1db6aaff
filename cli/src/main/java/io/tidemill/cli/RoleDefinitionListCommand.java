package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.Roles;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `tidemill role definition list`: the roles that can be assigned somewhere.
@Command(name = "list", description = "Show the roles that can be assigned at a scope.")
final class RoleDefinitionListCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private ScopeOption scope = new ScopeOption();

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "Only the role of this name or GUID.")
    private Optional<String> name = Optional.empty();

    RoleDefinitionListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        Roles roles = new Roles(new ArmClient(profile.url(), profile.token()));
        List<JsonNode> found =
                roles.definitions(scope.of(profile)).stream()
                        .filter(role -> name.map(word -> Roles.isCalled(role, word)).orElse(true))
                        .toList();
        if (output.isJson()) {
            OutputOption.print(terminal, JsonMapper.shared().createArrayNode().addAll(found));
        } else {
            terminal.print(RoleTable.ofDefinitions(found).lines(terminal.width()));
        }
    }
}
