package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.FakeControl;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class RoleCommandTest {
    private static final String ANN = "0000000a-0000-0000-0000-000000000000";
    private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions";
    private static final String MADE = "/providers/Microsoft.Authorization/roleAssignments";
    private static final String READER = "/subscriptions/s" + ROLES + "/r-1";
    private static final String DEFINITIONS =
            """
            {"value": [
              {"id": "%s", "name": "r-1",
               "properties": {"roleName": "Reader", "type": "BuiltInRole", "description": "Looks."}},
              {"id": "o", "name": "r-2",
               "properties": {"roleName": "Owner", "type": "BuiltInRole", "description": "Owns."}}]}
            """
                    .formatted(READER);
    private static final String ASSIGNMENT =
            """
            {"id": "/subscriptions/s%s/one", "name": "one",
             "properties": {"principalId": "%s", "principalType": "User", "scope": "/subscriptions/s",
               "roleDefinitionId": "%s"}}
            """
                    .formatted(MADE, ANN, READER);

    @TempDir private Path data = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeControl control;

    @BeforeEach
    void start() throws IOException {
        control = new FakeControl();
        control.writeProfile(data);
        control.on("GET /subscriptions/s" + ROLES, 200, DEFINITIONS);
        control.on("GET /subscriptions/s" + MADE, 200, "{\"value\": [" + ASSIGNMENT + "]}");
    }

    @AfterEach
    void stop() {
        control.close();
    }

    @Test
    void listsRoles() {
        assertThat(run("definition", "list")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        ROLE    TYPE         DESCRIPTION
                        ------  -----------  -----------
                        Reader  BuiltInRole  Looks.
                        Owner   BuiltInRole  Owns.
                        """);
    }

    @Test
    void listsOneRoleAsJson() {
        assertThat(run("definition", "list", "--name", "owner", "-o", "json")).isZero();
        assertThat(out.toString()).contains("Owns.").doesNotContain("Looks.");
    }

    @Test
    void listsAssignmentsUnderTheNamesOfTheirRoles() {
        assertThat(run("assignment", "list")).isZero();
        assertThat(out.toString())
                .isEqualTo(
                        """
                        PRINCIPAL                             TYPE  ROLE    SCOPE
                        ------------------------------------  ----  ------  ----------------
                        0000000a-0000-0000-0000-000000000000  User  Reader  /subscriptions/s
                        """);
    }

    @Test
    void listsTheRolesOfOnePrincipal() {
        assertThat(run("assignment", "list", "--assignee", "somebody")).isZero();
        assertThat(out.toString()).doesNotContain(ANN);
    }

    @Test
    void givesARoleInAGroup() {
        String group = "/subscriptions/s/resourceGroups/my group";
        control.on("GET " + group + ROLES, 200, DEFINITIONS);

        run("assignment", "create", "--role", "reader", "--assignee", ANN, "-g", "my group");

        assertThat(control.seen())
                .filteredOn(request -> request.startsWith("PUT"))
                .singleElement()
                .asString()
                .startsWith("PUT /subscriptions/s/resourceGroups/my%20group" + MADE + "/")
                .contains("api-version=")
                .contains("\"roleDefinitionId\":\"" + READER + "\"", "\"principalId\":\"" + ANN);
    }

    @Test
    void givesNothingWhenThereIsNoSuchRole() {
        assertThat(run("assignment", "create", "--role", "King", "--assignee", ANN)).isEqualTo(3);
        assertThat(err.toString())
                .startsWith("ERROR: (RoleDefinitionNotFound) No role is called 'King'");
        assertThat(control.seen()).noneMatch(request -> request.startsWith("PUT"));
    }

    @Test
    void takesARoleAway() {
        control.on("DELETE /subscriptions/s" + MADE + "/one", 200, "{}");

        assertThat(run("assignment", "delete", "--role", "Reader", "--assignee", ANN)).isZero();
        assertThat(control.seen()).anyMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    void saysWhenThereIsNothingToTakeAway() {
        assertThat(run("assignment", "delete", "--role", "Owner", "--assignee", ANN)).isEqualTo(3);
        assertThat(err.toString()).contains("does not have the role Owner at /subscriptions/s");
    }

    @Test
    void asksForTheRestOfTheCommand() {
        assertThat(run("assignment")).isEqualTo(2);
        assertThat(err.toString()).contains("`tidemill role assignment --help`");
    }

    private int run(String... words) {
        String[] args = new String[words.length + 1];
        args[0] = "role";
        System.arraycopy(words, 0, args, 1, words.length);
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        Map.of("TIDEMILL_DATA", data.toString()),
                        false);
        return new Main(terminal, refusing()).run(args);
    }

    private static RunningServer.Starter refusing() {
        return (_, _) -> {
            throw new CommandFailure("Unexpected", "No server is wanted here.", "");
        };
    }
}
