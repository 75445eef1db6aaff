package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.certificate.TrustedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The TLS port, called by the JDK's client, which trusts nothing but our authority.
class TlsTest {
    @TempDir Path folder;
    private TrustedServer trusted;
    private ArmServer server;
    private HttpClient client;

    @BeforeEach
    void start() {
        trusted = TrustedServer.in(folder);
        server = ArmServer.start(listener(0), TlsTest::describe, List.of());
        client = HttpClient.newBuilder().sslContext(trusted.client()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        trusted.close();
    }

    @ParameterizedTest
    @EnumSource
    void speaksBothVersionsOfHttp(HttpClient.Version version) throws Exception {
        HttpResponse<String> response =
                client.send(
                        request("127.0.0.1").version(version).PUT(text("{\"n\":\"ü\"}")).build(),
                        BodyHandlers.ofString());

        assertThat(response.version()).isEqualTo(version);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body())
                .contains("https://127.0.0.1:" + server.port(), "{\\\"n\\\":\\\"ü\\\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void isTrustedUnderEachNameOfTheLoopback(String name) throws Exception {
        assertThat(client.send(request(name).build(), BodyHandlers.ofString()).body())
                .contains("https://" + name + ":" + server.port());
    }

    @ParameterizedTest
    @EnumSource
    void refusesABodyOverTheLimit(HttpClient.Version version) throws Exception {
        var chunked = BodyPublishers.fromPublisher(text("x".repeat((1 << 20) + 1)));
        HttpResponse<String> response =
                client.send(
                        request("localhost").version(version).PUT(chunked).build(),
                        BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(response.body()).contains("1 MiB");
    }

    @Test
    void showsTheNextCertificateWithoutARestart() throws Exception {
        String before = certificate();
        trusted.renew();

        assertThat(certificate()).isNotEqualTo(before);
    }

    @Test
    void isNotTrustedByWhoDoesNotKnowItsAuthority() {
        try (HttpClient stranger = HttpClient.newHttpClient()) {
            assertThatThrownBy(() ->
                            stranger.send(request("localhost").build(), BodyHandlers.ofString()))
                    .isInstanceOf(SSLHandshakeException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaksTheVersionsOfTlsThatAreSafe(String protocol) throws IOException {
        try (SSLSocket socket = socket()) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();

            assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
        }
    }

    @Test
    void saysThatThePortIsTaken() {
        assertThatThrownBy(() ->
                        ArmServer.start(listener(server.port()), TlsTest::describe, List.of()))
                .isInstanceOf(PortUnavailableException.class)
                .hasMessageContaining("Port " + server.port());
    }

    private Listener listener(int port) {
        return new Listener(
                "127.0.0.1",
                port,
                new Listener.Transport.Tls(trusted.server()),
                RequestBounds.DEFAULT,
                false);
    }

    /// The serial number of what a new connection is shown.
    private String certificate() throws IOException {
        try (SSLSocket socket = socket()) {
            socket.startHandshake();
            return TrustedServer.serial(socket.getSession());
        }
    }

    private SSLSocket socket() throws IOException {
        return (SSLSocket)
                trusted.client().getSocketFactory().createSocket("127.0.0.1", server.port());
    }

    private HttpRequest.Builder request(String host) {
        return HttpRequest.newBuilder(URI.create("https://%s:%d/a".formatted(host, server.port())));
    }

    private static HttpRequest.BodyPublisher text(String text) {
        return BodyPublishers.ofString(text);
    }

    private static ArmResponse describe(ArmRequest request) {
        return ArmResponse.ok(
                ArmJson.object().put("origin", request.origin()).put("body", request.body()));
    }
}
