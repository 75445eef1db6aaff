package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AzureEnvCommandTest {
    @TempDir private Path data = Path.of("");
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsWhatAShellEvaluates() throws Exception {
        profile("https://127.0.0.1:7443", "it's $HOME; `id`");
        assertThat(run()).isZero();

        assertThat(evaluated("TIDEMILL_CLIENT_SECRET")).isEqualTo("it's $HOME; `id`");
        assertThat(evaluated("AZURE_CLIENT_SECRET")).isEqualTo("it's $HOME; `id`");
        assertThat(evaluated("AZURE_AUTHORITY_HOST")).isEqualTo("https://127.0.0.1:7443");
        assertThat(evaluated("AZURE_TENANT_ID")).isEqualTo("adfs");
        assertThat(evaluated("TIDEMILL_TENANT")).isEqualTo("tenant");
        assertThat(evaluated("AZUREML_DEV_URL_MFE")).isEqualTo("https://127.0.0.1:7443");
        assertThat(evaluated("TIDEMILL_CLOUD_CONFIG"))
                .isEqualTo(
                        "{\"endpoints\":{\"resourceManager\":\"https://127.0.0.1:7443\",\"microsoftGraphResourceId\":\"https://127.0.0.1:7443/\"}}");
    }

    @Test
    void printsNothingButCommands() throws IOException {
        profile("https://127.0.0.1:7443", "secret");
        run();

        assertThat(out.toString().lines())
                .allMatch(line -> line.matches("export [A-Z_]+='.*'|unset [A-Z_ ]+"));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void makesAFolderForTheCliOfItsOwn() throws Exception {
        profile("https://127.0.0.1:7443", "secret");
        run();

        assertThat(Path.of(evaluated("AZURE_CONFIG_DIR")))
                .isEqualTo(data.resolve("azure"))
                .isDirectory();
    }

    @Test
    void leavesTheAuthorityOutWhereClientsNeedNotBeTold() throws IOException {
        profile("https://mill.example", "secret");
        run();

        assertThat(out.toString()).doesNotContain("REQUESTS_CA_BUNDLE", "TRUST_STORE");
    }

    @Test
    void printsNothingWithoutATlsAddress() throws IOException {
        profile("", "secret");

        assertThat(run()).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("(NotReady)");
    }

    private void profile(String tlsUrl, String secret) throws IOException {
        Files.writeString(
                data.resolve("cli.json"),
                """
                {"url": "http://h", "tlsUrl": "%s", "caFile": "", "token": "t", "tenant": "tenant",
                 "clientId": "client", "clientSecret": "%s", "subscription": "s",
                 "resourceGroup": "g", "workspace": "w"}
                """
                        .formatted(tlsUrl, secret));
    }

    /// The variable after a real shell has evaluated the output.
    private String evaluated(String name) throws IOException, InterruptedException {
        Process shell =
                new ProcessBuilder(
                                "sh", "-c", "eval \"$1\"; printenv " + name, "sh", out.toString())
                        .start();
        assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private int run() {
        Terminal terminal =
                new Terminal(new PrintWriter(out), new PrintWriter(err), Map.of(), false);
        RunningServer.Starter none =
                (_, _) -> {
                    throw new CommandFailure("NoServers", "none here", "");
                };
        return new Main(terminal, none).run("azure-env", "--data", data.toString());
    }
}
