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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AdCommandTest {
    private static final String CI =
            "{\"id\":\"o1\",\"appId\":\"a1\",\"displayName\":\"ci\",\"passwordCredentials\":[{\"keyId\":\"k1\"}]}";
    private static final String ROLES = "/providers/Microsoft.Authorization/role";

    @TempDir private Path data = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private FakeControl control;

    @BeforeEach
    void start() throws IOException {
        control =
                new FakeControl()
                        .on("GET /v1.0/servicePrincipals", 200, "{\"value\":[" + CI + "]}")
                        .on("POST /v1.0/applications", 201, "{\"appId\":\"a1\"}")
                        .on(
                                "POST /v1.0/servicePrincipals",
                                201,
                                CI.replace("{\"keyId\":\"k1\"}", ""))
                        .on("POST /v1.0/servicePrincipals/o1/removePassword", 204, "")
                        .on(
                                "POST /v1.0/servicePrincipals/o1/addPassword",
                                200,
                                "{\"secretText\":\"pw\"}")
                        .on("DELETE /v1.0/servicePrincipals/o1", 204, "")
                        .on(
                                "GET /subscriptions/s" + ROLES + "Definitions",
                                200,
                                "{\"value\":[{\"id\":\"role-id\",\"properties\":{\"roleName\":\"Reader\"}}]}");
        control.writeProfile(data);
    }

    @AfterEach
    void stop() {
        control.close();
    }

    @Test
    void makesAServicePrincipalAndPrintsWhatAzPrints() {
        assertThat(run("create-for-rbac", "--name", "ci")).isZero();

        assertThat(out.toString())
                .contains("\"appId\" : \"a1\"", "\"displayName\" : \"ci\"", "\"password\" : \"pw\"")
                .contains("\"tenant\"");
    }

    @Test
    void asksForTheRoleAtEachScope() {
        run("create-for-rbac", "-n", "ci", "--role", "Reader", "--scopes", "/subscriptions/s");

        assertThat(control.seen())
                .anyMatch(call -> call.startsWith("GET /subscriptions/s" + ROLES + "Definitions"))
                .anyMatch(call -> call.startsWith("PUT /subscriptions/s" + ROLES + "Assignments/"));
    }

    @Test
    void leavesNothingBehindWhenTheRoleIsRefused() {
        int code =
                run(
                        "create-for-rbac",
                        "-n",
                        "ci",
                        "--role",
                        "Reader",
                        "--scopes",
                        "/subscriptions/s");

        assertThat(code).isNotZero();
        assertThat(control.seen()).anyMatch(call -> call.startsWith("DELETE /v1.0/service"));
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void makesNothingForARoleThatDoesNotExist() {
        control.on("GET /other" + ROLES + "Definitions", 200, "{\"value\":[]}");

        assertThat(run("create-for-rbac", "-n", "ci", "--role", "King", "--scopes", "/other"))
                .isEqualTo(3);
        assertThat(control.seen()).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void wantsRoleAndScopesTogether() {
        assertThat(run("create-for-rbac", "-n", "ci", "--role", "Reader")).isEqualTo(2);
        assertThat(run("create-for-rbac", "-n", "ci", "--scopes", "/")).isEqualTo(2);
    }

    @Test
    void listsAndShowsWithoutSecrets() {
        assertThat(run("list")).isZero();
        assertThat(run("show", "--id", "ci")).isZero();

        assertThat(out.toString()).contains("DisplayName").contains("\"id\" : \"o1\"");
    }

    @Test
    void replacesTheSecrets() {
        assertThat(run("credential", "reset", "--id", "a1")).isZero();

        assertThat(control.seen())
                .anyMatch(call -> call.contains("removePassword") && call.contains("k1"));
        assertThat(out.toString()).contains("\"password\" : \"pw\"");
    }

    @Test
    void saysWhenThereIsNone() {
        assertThat(run("delete", "--id", "nobody")).isEqualTo(3);
        assertThat(err.toString()).contains("(ServicePrincipalNotFound)");
    }

    private int run(String... words) {
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), Map.of(), false);
        RunningServer.Starter none =
                (_, _) -> {
                    throw new CommandFailure("NoServers", "none here", "");
                };
        String[] args =
                Stream.of(
                                Stream.of("ad", "sp"),
                                Stream.of(words),
                                Stream.of("--data", data.toString()))
                        .flatMap(part -> part)
                        .toArray(String[]::new);
        return new Main(terminal, none).run(args);
    }
}
