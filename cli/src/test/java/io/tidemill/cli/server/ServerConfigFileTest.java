package io.tidemill.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigFileTest {
    @TempDir Path folder;

    @Test
    void referenceListsEveryKeyWithItsDefault() throws IOException {
        assertThat(ServerConfigFile.parse(reference())).isEqualTo(ServerConfig.DEFAULT);
        Properties keys = new Properties();
        keys.load(reference());
        assertThat(keys).hasSize(keysOf(ServerConfig.class));
    }

    /// A component that is a record of ours stands for its own components.
    private static int keysOf(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .mapToInt(component -> component.isRecord() ? keysOf(component) : 1)
                .sum();
    }

    @Test
    void readsTheKeysOfTheTlsPort() throws IOException {
        TlsPort tls =
                ServerConfigFile.parse(
                                new StringReader(
                                        "tls.names = a.example, 10.0.0.5,\ntls.certificate=/c.pem\ntls.key=/k.pem"))
                        .withPortOffset(1)
                        .tls();

        assertThat(tls.names()).containsExactly("a.example", "10.0.0.5");
        assertThat(tls.certificate()).hasValue(Path.of("/c.pem"));
        assertThat(tls.port()).isEqualTo(7444);
    }

    @Test
    void refusesACertificateWithoutAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ServerConfigFile.parse(new StringReader("tls.certificate=/c.pem")))
                .withMessageContaining("tls.certificate and tls.key, must be set both or neither");
    }

    @Test
    void refusesAFlagThatIsNeitherTrueNorFalse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfigFile.parse(new StringReader("forwarded.headers=yes")))
                .withMessageContaining("forwarded.headers = yes, must be true or false");
    }

    @Test
    void missingFileMeansDefaults() {
        assertThat(ServerConfigFile.read(folder.resolve("absent"))).isEqualTo(ServerConfig.DEFAULT);
    }

    @Test
    void readsUnits() throws IOException {
        ServerConfig config =
                ServerConfigFile.parse(
                        new StringReader(
                                "evaluation.interval=2m\nrequest.body.limit = 64 KiB\ncontrol.port=8080"));

        assertThat(config.evaluationInterval()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.requestBodyLimit()).isEqualTo(65_536);
        assertThat(config.withPortOffset(10).controlPort()).isEqualTo(8090);
    }

    @Test
    void namesFileAndEveryProblemAtOnce() throws IOException {
        Path file = folder.resolve("tidemill.properties");
        Files.writeString(
                file,
                "colour=blue\nstart.deadline=30\ngateway.port=many\nrequest.body.limit=9GiB\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfigFile.read(file))
                .withMessageContaining("tidemill.properties: ")
                .withMessageContaining(
                        "start.deadline = 30, must be a number with a unit, one of ms, s, m, h, d")
                .withMessageContaining("gateway.port = many, must be a whole number")
                .withMessageContaining("request.body.limit = 9GiB, must be less than 2 GiB")
                .withMessageContaining("unknown key colour");
    }

    @Test
    void refusesValuesOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ServerConfigFile.parse(new StringReader("evaluation.interval=1s")))
                .withMessageContaining("evaluation.interval = PT1S, must be from PT5S to PT1H");
    }

    private static Reader reference() {
        return new InputStreamReader(
                ServerConfigFileTest.class.getResourceAsStream("reference.properties"),
                StandardCharsets.UTF_8);
    }
}
