package io.tidemill.cli;

import io.tidemill.cli.client.ArmClient;
import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.Roles;
import io.tidemill.cli.client.ServicePrincipals;
import io.tidemill.cli.view.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `tidemill ad sp create-for-rbac`: a service principal with a secret, and with a role where it is
/// given one.
@Command(
        name = "create-for-rbac",
        description = "Make a service principal with a secret, and give it a role at each scope.")
final class SpCreateCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = {"-n", "--name", "--display-name"},
            required = true,
            paramLabel = "NAME",
            description = "What people call it.")
    private String name = "";

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "A role's name, such as Contributor. Default: none.")
    private Optional<String> role = Optional.empty();

    @Option(
            names = "--scopes",
            arity = "1..*",
            paramLabel = "SCOPE",
            description = "Where it has the role: ids of a subscription, group or resource, or /.")
    private List<String> scopes = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    SpCreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        if (role.isPresent() == scopes.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--role and --scopes must be given together");
        }
        Profile profile = common.profile(terminal);
        ArmClient client = new ArmClient(profile.url(), profile.token());
        var principals = new ServicePrincipals(client);
        JsonNode made = make(principals, new Roles(client));
        OutputOption.print(
                terminal, SpOutput.secret(made, principals.reset(made), profile.client().tenant()));
    }

    /// Roles are looked up first, and what cannot get its role is not left behind.
    private JsonNode make(ServicePrincipals principals, Roles roles) {
        String wanted = role.orElse("");
        scopes.forEach(scope -> roles.definition(scope, wanted));
        JsonNode made = principals.create(name);
        String objectId = made.path("id").asString();
        try {
            for (String scope : scopes) {
                roles.create(new Roles.Assignment(wanted, objectId, "ServicePrincipal", scope));
            }
            return made;
        } catch (CommandFailure e) {
            principals.delete(made);
            throw e;
        }
    }
}
