package io.tidemill.control.egress;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EgressClientTest {
    private static final String PASSWORD = "changeit";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final EgressPolicy LOOPBACK_TOO =
            new EgressPolicy(true, List.of(Allowance.parse("127.0.0.0/8")));
    private static final EgressLimits SHORT =
            new EgressLimits(Duration.ofSeconds(5), Duration.ofMillis(400));

    @TempDir private static Path folder;
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private HttpsServer receiver;

    @BeforeAll
    static void makeCertificate() throws Exception {
        var keytool =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "hooks",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=hooks.test",
                        "-ext",
                        "san=dns:hooks.test",
                        "-keystore",
                        folder.resolve("keys.p12").toString(),
                        "-storepass",
                        PASSWORD);
        assertThat(keytool.inheritIO().start().waitFor()).isZero();
        byte[] certificate = keys().getCertificate("hooks").getEncoded();
        Files.writeString(
                folder.resolve("ca.pem"),
                "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
                        .formatted(Base64.getMimeEncoder().encodeToString(certificate)));
    }

    @BeforeEach
    void listen() throws Exception {
        receiver = HttpsServer.create(new InetSocketAddress(LOOPBACK, 0), 0);
        receiver.setHttpsConfigurator(new HttpsConfigurator(context()));
        receiver.createContext("/", this::answer);
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void postsOverTlsToTheHostByItsName() {
        int port = receiver.getAddress().getPort();

        assertThat(
                        client(trusted(), EgressLimits.DEFAULT)
                                .post(request(hook("/a%2Fb?sig=c%2Fd+e%26&f"))))
                .isEqualTo(new EgressAnswer.Answered(204));
        assertThat(seen)
                .containsExactly(
                        "POST /a%2Fb?sig=c%2Fd+e%26&f to hooks.test:" + port + " {\"a\":1}");
    }

    @Test
    void refusesACertificateOfAnotherName() {
        URI other = URI.create(hook("/").toString().replace("hooks.test", "other.test"));

        assertThat(client(trusted(), EgressLimits.DEFAULT).post(request(other)))
                .isInstanceOf(EgressAnswer.Unreachable.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() {
        assertThat(client(EgressTrust.ofJdk(), EgressLimits.DEFAULT).post(request(hook("/"))))
                .isInstanceOf(EgressAnswer.Unreachable.class);
        assertThat(seen).isEmpty();
    }

    @Test
    void followsNoRedirect() {
        assertThat(client(trusted(), EgressLimits.DEFAULT).post(request(hook("/moved"))))
                .isEqualTo(new EgressAnswer.Answered(302));
        assertThat(seen).hasSize(1);
    }

    @Test
    void connectsToTheAddressThatWasJudged() {
        AtomicInteger lookups = new AtomicInteger();
        NameLookup rebinding =
                _ ->
                        lookups.incrementAndGet() == 1
                                ? List.of(LOOPBACK)
                                : List.of(InetAddress.ofLiteral("169.254.169.254"));
        var client =
                new EgressClient(
                        new EgressGuard(LOOPBACK_TOO, rebinding), trusted(), EgressLimits.DEFAULT);

        assertThat(client.post(request(hook("/")))).isEqualTo(new EgressAnswer.Answered(204));
        assertThat(lookups).hasValue(1);
    }

    @Test
    void refusesWhatThePolicyForbids() {
        var strict = new EgressGuard(EgressPolicy.STRICT, _ -> List.of(LOOPBACK));

        assertThat(
                        new EgressClient(strict, trusted(), EgressLimits.DEFAULT)
                                .post(request(hook("/"))))
                .isEqualTo(
                        new EgressAnswer.Refused(
                                "hooks.test is at 127.0.0.1, a loopback address (egress.allow)"));
        assertThat(seen).isEmpty();
    }

    @Test
    void waitsForNobodyLongerThanItMay() throws IOException {
        try (ServerSocket hanging = new ServerSocket(0, 5, LOOPBACK)) {
            assertThat(post(hanging))
                    .isEqualTo(new EgressAnswer.Unreachable("no answer within 400 ms"));
        }
    }

    @Test
    void isNotHeldUpByAReceiverThatDrips() throws IOException {
        try (ServerSocket dripping = serving(EgressClientTest::drip)) {
            assertThat(post(dripping))
                    .isEqualTo(new EgressAnswer.Unreachable("no answer within 400 ms"));
        }
    }

    @Test
    void saysThatAReceiverHungUp() throws IOException {
        try (ServerSocket dropping = serving(Socket::close)) {
            assertThat(post(dropping)).isInstanceOf(EgressAnswer.Unreachable.class);
        }
    }

    @Test
    void doesNotReadTheBody() throws IOException {
        try (ServerSocket endless =
                serving(socket ->
                        say(
                                socket,
                                "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\nbegin"))) {
            assertThat(post(endless)).isEqualTo(new EgressAnswer.Answered(200));
        }
    }

    private static EgressAnswer post(ServerSocket server) {
        URI uri = URI.create("http://hooks.test:" + server.getLocalPort() + "/");
        return client(EgressTrust.ofJdk(), SHORT).post(request(uri));
    }

    private static EgressClient client(EgressTrust trust, EgressLimits limits) {
        var guard = new EgressGuard(LOOPBACK_TOO, _ -> List.of(LOOPBACK));
        return new EgressClient(guard, trust, limits);
    }

    private static EgressTrust trusted() {
        return EgressTrust.with(folder.resolve("ca.pem"));
    }

    private static EgressRequest request(URI uri) {
        return new EgressRequest(uri, Map.of("Content-Type", "application/json"), "{\"a\":1}");
    }

    private URI hook(String path) {
        return URI.create("https://hooks.test:" + receiver.getAddress().getPort() + path);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            seen.add(
                    "%s %s to %s %s"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    exchange.getRequestHeaders().getFirst("Host"),
                                    body));
            boolean moved = exchange.getRequestURI().getPath().equals("/moved");
            exchange.getResponseHeaders().set("Location", hook("/elsewhere").toString());
            exchange.sendResponseHeaders(moved ? 302 : 204, -1);
        }
    }

    private interface Manner {
        void serve(Socket socket) throws IOException, InterruptedException;
    }

    /// Serves one connection; what goes wrong is the client's doing.
    private static ServerSocket serving(Manner manner) throws IOException {
        ServerSocket server = new ServerSocket(0, 5, LOOPBACK);
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        manner.serve(server.accept());
                    } catch (IOException | InterruptedException e) {
                        System.getLogger("test").log(System.Logger.Level.DEBUG, "gone", e);
                    }
                });
        return server;
    }

    private static void drip(Socket socket) throws IOException, InterruptedException {
        for (byte b : "HTTP/1.1 200 OK\r\n".repeat(100).getBytes(StandardCharsets.US_ASCII)) {
            socket.getOutputStream().write(b);
            Thread.sleep(50);
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static SSLContext context() throws Exception {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("keys.p12"))) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }
}
