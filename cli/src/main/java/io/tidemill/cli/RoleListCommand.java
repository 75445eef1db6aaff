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

/// `tidemill role assignment list`: who has which role at a scope and below.
@Command(name = "list", description = "Show who has which role at a scope, above it and below it.")
final class RoleListCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private ScopeOption scope = new ScopeOption();

    @Option(
            names = "--assignee",
            paramLabel = "ID",
            description = "Only the roles of this object id.")
    private Optional<String> assignee = Optional.empty();

    RoleListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        Roles roles = new Roles(new ArmClient(profile.url(), profile.token()));
        List<JsonNode> found =
                roles.assignments(scope.of(profile)).stream().filter(this::isWanted).toList();
        if (output.isJson()) {
            OutputOption.print(terminal, JsonMapper.shared().createArrayNode().addAll(found));
        } else {
            List<JsonNode> definitions = roles.definitions(scope.of(profile));
            terminal.print(RoleTable.ofAssignments(found, definitions).lines(terminal.width()));
        }
    }

    private boolean isWanted(JsonNode assignment) {
        String holder = RoleTable.text(assignment, "principalId");
        return assignee.map(holder::equalsIgnoreCase).orElse(true);
    }
}
