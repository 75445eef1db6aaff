package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.Roles;
import io.tidemill.cli.view.Terminal;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `tidemill role assignment delete`: takes a role away.
@Command(name = "delete", description = "Take a role away from somebody.")
final class RoleDeleteCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private ScopeOption scope = new ScopeOption();

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "A role's name, such as Reader, or its GUID.")
    private String role = "";

    @Option(
            names = "--assignee",
            required = true,
            paramLabel = "ID",
            description = "Object id of whoever has the role.")
    private String assignee = "";

    RoleDeleteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Profile profile = common.profile(terminal);
        String place = scope.of(profile);
        Roles roles = new Roles(new ArmClient(profile.url(), profile.token()));
        String name = roles.definition(place, role).path("name").asString();
        List<String> ids =
                roles.assignments(place).stream()
                        .filter(made -> RoleTable.text(made, "scope").equalsIgnoreCase(place))
                        .filter(made -> RoleTable.roleName(made).equalsIgnoreCase(name))
                        .filter(made ->
                                RoleTable.text(made, "principalId").equalsIgnoreCase(assignee))
                        .map(made -> made.path("id").asString())
                        .toList();
        if (ids.isEmpty()) {
            throw noSuch(place);
        }
        ids.forEach(roles::delete);
    }

    private CommandFailure noSuch(String place) {
        return new CommandFailure(
                "RoleAssignmentNotFound",
                "%s does not have the role %s at %s itself.".formatted(assignee, role, place),
                "`tidemill role assignment list` shows who has which role where.");
    }
}
