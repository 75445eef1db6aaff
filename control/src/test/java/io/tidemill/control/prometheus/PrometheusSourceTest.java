package io.tidemill.control.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tidemill.control.egress.EgressTrust;
import io.tidemill.control.prometheus.PrometheusServer.Login;
import io.tidemill.control.prometheus.PrometheusServer.Pace;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.metric.MetricReading;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PrometheusSourceTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration GRAIN = Duration.ofSeconds(10);
    private static final String GOOD =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";
    private static final String WRONG =
            "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"parse error: no\"}";

    @TempDir Path folder;
    private final Queue<String> calls = new ConcurrentLinkedQueue<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private HttpServer http;
    private volatile int status = 200;
    private volatile String answer = GOOD;

    @BeforeEach
    void listen() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void asksSoonAfterTheFirstLookWhichDoesNotWait() throws Exception {
        try (var source =
                PrometheusSource.start(server(new Login.None()), InstantSource.system())) {
            var reading = read(source, "sum(up)", Instant.now());

            assertThat(reading).isInstanceOf(MetricReading.Samples.class);
            assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(calls.peek()).startsWith("POST /prom/api/v1/query_range query=sum%28up%29&");
        }
    }

    @Test
    void asksForTheExpressionThatANameStandsFor() {
        var fake = new FakePrometheus();
        var source = new PrometheusSource(server(new Login.None()), fake, () -> NOON);
        read(source, "BUSY", NOON);
        source.ask(
                new PolledQuery.Key("avg(load1)", GRAIN),
                new PolledQuery(new PolledQuery.Key("avg(load1)", GRAIN), GRAIN, NOON),
                NOON);

        assertThat(fake.last().expression()).isEqualTo("avg(load1)");
        source.judge("busy");
        assertThat(fake.last().expression()).isEqualTo("avg(load1)");
    }

    @Test
    void showsItselfAsItWasTold() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "open sesame\n");
        new PrometheusClient(server(new Login.BearerToken(secret))).ask(question());
        new PrometheusClient(server(new Login.Password("me", secret))).ask(question());

        assertThat(calls.poll()).endsWith(" Bearer open sesame");
        assertThat(calls.poll()).endsWith(" Basic bWU6b3BlbiBzZXNhbWU=");
        assertThat(
                        new PrometheusClient(
                                        server(new Login.BearerToken(folder.resolve("missing"))))
                                .ask(question()))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void tellsWhatIsWrongWithAnExpression() {
        status = 400;
        answer = WRONG;
        try (var source =
                PrometheusSource.start(server(new Login.None()), InstantSource.system())) {
            source.judge("sum(");
            assertThat(source.objection("sum(")).contains("parse error: no");
            status = 200;
            answer = GOOD;
            source.judge("sum(");
            assertThat(source.objection("sum(")).isEmpty();
        }
    }

    @Test
    void givesUpOnAnAnswerThatIsTooLarge() {
        answer = " ".repeat((8 << 20) + 1);

        assertThat(new PrometheusClient(server(new Login.None())).ask(question()))
                .isEqualTo(new Answer.Failed("its answer is larger than 8388608 bytes"));
    }

    @Test
    void saysWhenNobodyAnswers() {
        http.stop(0);

        assertThat(new PrometheusClient(server(new Login.None())).ask(question()))
                .isInstanceOf(Answer.Failed.class);
    }

    @Test
    void reportsItsOldestAnswerAndItsErrors() {
        var fake = new FakePrometheus();
        var source = new PrometheusSource(server(new Login.None()), fake, () -> NOON);
        assertThat(source.report().newest()).isEqualTo(NOON);
        fake.fails("down");
        var key = new PolledQuery.Key("up", GRAIN);
        source.ask(key, new PolledQuery(key, GRAIN, NOON), NOON);

        assertThat(source.report().errors()).isEqualTo(1);
        assertThat(source.report().source()).isEqualTo("prometheus/main");
    }

    @Test
    void takesNoMoreExpressionsThanItCanAsk() {
        var source =
                new PrometheusSource(server(new Login.None()), new FakePrometheus(), () -> NOON);
        for (int i = 0; i < PrometheusSource.MOST_QUERIES; i++) {
            assertThat(read(source, "up > " + i, NOON)).isInstanceOf(MetricReading.Samples.class);
        }

        assertThat(read(source, "up", NOON)).isInstanceOf(MetricReading.Unreadable.class);
        source.look(NOON.plus(Duration.ofHours(3)));
        assertThat(read(source, "up", NOON)).isInstanceOf(MetricReading.Samples.class);
    }

    private static MetricReading read(PrometheusSource source, String expression, Instant now) {
        var key = new MetricKey("/any", "prometheus", expression);
        return source.read(key, now.minusSeconds(60), now, GRAIN);
    }

    private static Question question() {
        return new Question("up", NOON, GRAIN, 1);
    }

    private PrometheusServer server(Login login) {
        return new PrometheusServer(
                "main",
                URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/prom/"),
                login,
                EgressTrust.ofJdk(),
                Pace.DEFAULT,
                Map.of("busy", "avg(load1)"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var login = exchange.getRequestHeaders().getFirst("Authorization");
        calls.add(
                "%s %s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                body,
                                login == null ? "-" : login));
        called.countDown();
        var bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
