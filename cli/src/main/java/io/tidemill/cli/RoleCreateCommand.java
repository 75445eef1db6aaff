package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.Roles;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// `tidemill role assignment create`: gives a role.
@Command(name = "create", description = "Give somebody a role.")
final class RoleCreateCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private OutputOption output = new OutputOption();
    @Mixin private ScopeOption scope = new ScopeOption();

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "A role's name, such as Reader, or its GUID.")
    private String role = "";

    @Option(
            names = {"--assignee-object-id", "--assignee"},
            required = true,
            paramLabel = "ID",
            description = "Object id of a user or service principal.")
    private String assignee = "";

    @Option(
            names = "--assignee-principal-type",
            paramLabel = "TYPE",
            description =
                    "User, ServicePrincipal or Group; needed for a principal of another issuer.")
    private String type = "";

    RoleCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        Roles roles = new Roles(new ArmClient(profile.url(), profile.token()));
        JsonNode made = roles.create(new Roles.Assignment(role, assignee, type, scope.of(profile)));
        if (output.isJson()) {
            OutputOption.print(terminal, made);
        } else {
            List<JsonNode> definitions = roles.definitions(scope.of(profile));
            terminal.print(
                    RoleTable.ofAssignments(List.of(made), definitions).lines(terminal.width()));
        }
    }
}
