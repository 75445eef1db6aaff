package io.tidemill.cli.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemill.control.MetricsConfig;
import io.tidemill.control.OutwardConfig;
import io.tidemill.control.egress.Allowance;
import io.tidemill.control.egress.EgressPolicy;
import io.tidemill.control.notification.Smtp;
import io.tidemill.control.prometheus.PrometheusServer;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerConfigFileTest {
    @TempDir Path folder;

    @Test
    void takesUploadsLargerThanMemory() throws IOException {
        assertThat(
                        ServerConfigFile.parse(new StringReader("upload.limit = 3 GiB"))
                                .requests()
                                .uploadLimit())
                .isEqualTo(3L << 30);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServerConfigFile.parse(new StringReader("upload.limit = 17GiB")))
                .withMessageContaining("must be from 1 byte to 16 GiB");
    }

    @Test
    void referenceListsEveryKeyWithItsDefault() throws IOException {
        assertThat(ServerConfigFile.parse(reference())).isEqualTo(ServerConfig.DEFAULT);
        Properties keys = new Properties();
        keys.load(reference());
        assertThat(keys).hasSize(keysOf(ServerConfig.class));
    }

    /// A component that is a record of ours stands for its own components, the mail server for what
    /// is needed to reach one. Servers of Prometheus are none until somebody names one.
    private static int keysOf(Class<?> type) {
        if (type == Smtp.class) {
            return 6;
        }
        if (type == MetricsConfig.class) {
            return 7;
        }
        return type.isRecord()
                ? Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .mapToInt(ServerConfigFileTest::keysOf)
                        .sum()
                : 1;
    }

    @Test
    void readsServersOfPrometheusByTheirNames() throws IOException {
        var servers =
                ServerConfigFile.parse(
                                new StringReader(
                                        """
                                        prometheus.main.url = https://prometheus.example/base
                                        prometheus.main.token-file = /etc/token
                                        prometheus.main.timeout = 2s
                                        prometheus.main.query.busy-lanes = sum(rate(x_total{a="b"}[1m]))
                                        prometheus.other.url = http://127.0.0.1:9090
                                        prometheus.other.refresh = 30s
                                        """))
                        .metrics()
                        .prometheus();

        assertThat(servers).extracting(PrometheusServer::name).containsExactly("main", "other");
        assertThat(servers.getFirst().login())
                .isEqualTo(new PrometheusServer.Login.BearerToken(Path.of("/etc/token")));
        assertThat(servers.getFirst().queries())
                .containsEntry("BUSY-lanes", "sum(rate(x_total{a=\"b\"}[1m]))");
        assertThat(servers.getFirst().pace().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(servers.getLast().pace().refresh()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void tellsEverythingThatIsWrongWithAServerOfPrometheus() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ServerConfigFile.parse(
                                new StringReader(
                                        """
                                        prometheus.a.url = ftp://x
                                        prometheus.b.user = me
                                        prometheus.b.refresh = 1h
                                        prometheus.b.urll = http://x
                                        """)))
                .withMessageContaining("prometheus.a.url = ftp://x")
                .withMessageContaining("prometheus.b.url is missing")
                .withMessageContaining("prometheus.b.user and .password-file")
                .withMessageContaining("prometheus.b.refresh = 1h")
                .withMessageContaining("unknown key prometheus.b.urll");
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
    void readsHowOthersAreTold() throws IOException {
        OutwardConfig outward =
                ServerConfigFile.parse(
                                new StringReader(
                                        """
                                        egress.allow = 10.0.0.0/8, hooks.internal
                                        egress.http = true
                                        smtp.host = mail.a.example
                                        smtp.security = tls
                                        smtp.port = 465
                                        smtp.from = tidemill@a.example
                                        smtp.user = tidemill
                                        smtp.password-file = /run/secrets/smtp
                                        notification.administrators = me@a.example, you@a.example
                                        diagnostics.total.limit = 1GiB
                                        """))
                        .outward();

        assertThat(outward.egress())
                .isEqualTo(
                        new EgressPolicy(
                                true,
                                List.of(
                                        Allowance.parse("10.0.0.0/8"),
                                        Allowance.parse("hooks.internal"))));
        assertThat(outward.smtp())
                .isEqualTo(
                        new Smtp.Through(
                                "mail.a.example",
                                465,
                                Smtp.Security.TLS,
                                "tidemill@a.example",
                                new Smtp.Login.Password("tidemill", Path.of("/run/secrets/smtp"))));
        assertThat(outward.administrators().owners())
                .containsExactly("me@a.example", "you@a.example");
        assertThat(outward.records().all()).isEqualTo(1L << 30);
    }

    @Test
    void namesEveryProblemOfHowOthersAreTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        ServerConfigFile.parse(
                                new StringReader(
                                        """
                                        egress.allow = 10.0.0.0/64
                                        egress.http = yes
                                        egress.ca-file = /absent.pem
                                        smtp.host = mail.a.example
                                        smtp.security = ssl
                                        smtp.user = tidemill
                                        diagnostics.total.limit = 1MiB
                                        """)))
                .withMessageContaining("10.0.0.0 has no 64 leading bits")
                .withMessageContaining("egress.http = yes, must be true or false")
                .withMessageContaining("/absent.pem cannot be read")
                .withMessageContaining("smtp.security = ssl, must be one of none, starttls, tls")
                .withMessageContaining("smtp.user and smtp.password-file must be set together")
                .withMessageContaining("smtp.from is missing")
                .withMessageContaining("must be at least diagnostics.file.limit");
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
