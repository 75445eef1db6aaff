package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.certificate.TrustedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Clients that take their time lose the connection; each of these would wait for ever otherwise.
@Timeout(20)
class SlowClientsTest {
    private static final RequestBounds SHORT =
            RequestBounds.DEFAULT.withTimes(Duration.ofMillis(200), Duration.ofMillis(400));

    @TempDir Path folder;

    @Test
    void losesAClientThatDripsItsHeaders() throws IOException {
        try (ArmServer server = plain();
                Socket socket = connect(server)) {
            send(socket, "GET /x HTTP/1.1\r\nHost: h\r\nA: ");

            assertThat(drip(socket)).isLessThan(2_000);
        }
    }

    @Test
    void losesAClientThatDripsItsBody() throws IOException {
        try (ArmServer server = plain();
                Socket socket = connect(server)) {
            send(socket, "PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");

            assertThat(drip(socket)).isLessThan(2_000);
        }
    }

    @Test
    void losesAClientThatNeverBegins() throws IOException {
        try (ArmServer server = plain();
                Socket socket = connect(server)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void losesAClientThatNeverShakesHands() throws IOException {
        try (TrustedServer trusted = TrustedServer.in(folder);
                ArmServer server = start(new Listener.Transport.Tls(trusted.server()));
                Socket socket = connect(server)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void keepsAClientThatIsQuickTimeAfterTime() throws IOException {
        try (ArmServer server = plain();
                Socket socket = connect(server)) {
            for (int i = 0; i < 5; i++) {
                send(socket, "PUT /x HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");

                assertThat(socket.getInputStream().read()).isEqualTo('H');
                socket.getInputStream().skipNBytes(socket.getInputStream().available());
            }
        }
    }

    private static ArmServer plain() {
        return start(new Listener.Transport.Plain());
    }

    private static ArmServer start(Listener.Transport transport) {
        return ArmServer.start(
                new Listener("127.0.0.1", 0, transport, SHORT, false),
                _ -> ArmResponse.empty(200),
                List.of());
    }

    private static Socket connect(ArmServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.port());
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// How many bytes went out, one every few milliseconds, until the server hung up.
    private static int drip(Socket socket) throws IOException {
        socket.setSoTimeout(5);
        int sent = 0;
        try {
            while (!hungUp(socket)) {
                send(socket, "x");
                sent++;
            }
        } catch (java.net.SocketException _) {
            return sent;
        }
        return sent;
    }

    private static boolean hungUp(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException _) {
            return false;
        }
    }
}
