package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CaCommandTest {
    @TempDir private Path data = Path.of("");
    private final Console console = new Console();

    @Test
    void tellsWhereTheAuthorityIsThatClientsMustTrust() throws IOException {
        Path file = Files.writeString(data.resolve("ca.pem"), "");
        profileWithAuthority(file.toString());

        assertThat(console.run("ca", "--data", data.toString())).isZero();
        assertThat(console.out()).isEqualTo(file + "\n");
    }

    @Test
    void saysThatThereIsNoAuthorityYet() throws IOException {
        assertThat(console.run("ca", "--data", data.toString())).isEqualTo(1);
        profileWithAuthority(data.resolve("ca.pem").toString());
        assertThat(console.run("ca", "--data", data.toString())).isEqualTo(1);

        assertThat(console.err().lines().filter(line -> line.contains("(NoAuthority)")))
                .hasSize(2)
                .allMatch(line -> line.contains("There is no certificate authority in " + data));
    }

    @Test
    void saysThatASuppliedCertificateHasAnAuthorityOfItsOwn() throws IOException {
        profileWithAuthority("");

        assertThat(console.run("ca", "--data", data.toString())).isEqualTo(1);
        assertThat(console.err()).contains("tls.certificate");
    }

    private void profileWithAuthority(String file) throws IOException {
        Files.writeString(
                data.resolve("cli.json"),
                """
                {"url": "http://h", "tlsUrl": "https://h", "caFile": "%s", "token": "t",
                 "subscription": "s", "resourceGroup": "g", "workspace": "w"}
                """
                        .formatted(file));
    }
}
