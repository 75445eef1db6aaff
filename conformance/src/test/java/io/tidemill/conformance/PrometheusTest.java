package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A real Prometheus and the running product, each reading the other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrometheusTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Path OBSERVABILITY =
            Path.of("..", "observability").toAbsolutePath().normalize();
    private static final Path ALERTS = OBSERVABILITY.resolve("prometheus/alerts.yml");
    private static final String SETTING = Client.SETTINGS + "/by-prometheus";

    private final AtomicInteger queueLength = new AtomicInteger(1);
    private Product product;
    private Client client;
    private Embeddings embeddings;
    private RealPrometheus prometheus;
    private HttpServer queue;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        RealClient.PROMETHEUS.require();
        int port = RealPrometheus.freePort();
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(
                data.resolve("tidemill.properties"),
                """
                prometheus.main.url = http://127.0.0.1:%d
                prometheus.main.query.queue = max(queue_length{queue="scoring"})
                """
                        .formatted(port));
        queue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        queue.createContext("/metrics", this::tellQueueLength);
        queue.start();
        product = Product.up(data);
        client = product.client();
        embeddings = Embeddings.deploy(client, 1);
        prometheus = RealPrometheus.start(folder, port, config(folder, data));
        assertThat(embeddings.score().statusCode()).isEqualTo(200);
        Await.until("requests are told", PATIENCE, () -> prometheus.has("tidemill_requests_total"));
    }

    @AfterAll
    void stop() {
        if (prometheus != null) {
            prometheus.close();
        }
        if (product != null) {
            product.close();
        }
        if (queue != null) {
            queue.stop(0);
        }
    }

    @Test
    void scrapesUsWithAToken() {
        assertThat(prometheus.has("up{job=\"tidemill\"} == 1")).isTrue();
        assertThat(
                        prometheus
                                .query(
                                        "tidemill_deployment_ready_instances{endpoint=\"embeddings\", deployment=\"blue\"}")
                                .at("/data/result"))
                .isNotEmpty();
        assertThat(prometheus.has("tidemill_request_duration_seconds_bucket")).isTrue();
        assertThat(prometheus.has("tidemill_build_info")).isTrue();
    }

    @Test
    void scalesADeploymentByPromQl() {
        client.put(SETTING, setting("queue"));
        try {
            queueLength.set(50);
            embeddings.awaitReady(2);
            queueLength.set(1);
            embeddings.awaitReady(1);
        } finally {
            queueLength.set(1);
            client.call("DELETE", SETTING, "");
        }
    }

    @Test
    void refusesPromQlInTheWordsOfThePrometheus() {
        HttpResponse<String> answer = client.call("PUT", SETTING, setting("sum(queue_length"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("UnsupportedMetric", "unclosed left parenthesis");
    }

    @Test
    void takesOurAlertRules() {
        assertThat(Shell.in(Path.of(".")).run("promtool check rules " + ALERTS).exitCode())
                .isZero();
        Await.until(
                "all rules were evaluated",
                PATIENCE,
                () ->
                        rules().stream()
                                .allMatch(rule -> rule.path("health").asString().equals("ok")));
        assertThat(rules())
                .hasSizeGreaterThan(5)
                .allSatisfy(rule -> assertThat(rule.path("lastError").asString("")).isEmpty());
    }

    @Test
    void answersEveryExpressionOfOurDashboard() throws IOException {
        List<String> expressions = expressions();

        assertThat(expressions).hasSizeGreaterThan(10);
        Await.until(
                "every panel has numbers",
                PATIENCE,
                () -> expressions.stream().filter(this::hasNumbers).allMatch(prometheus::has));
        assertThat(expressions)
                .allSatisfy(expression ->
                        assertThat(prometheus.query(expression).path("status").asString())
                                .as(expression)
                                .isEqualTo("success"));
    }

    /// Nothing has failed and nothing has scaled when the dashboard is looked at.
    private boolean hasNumbers(String expression) {
        return !expression.contains("tidemill_decisions_total") && !expression.contains("5xx");
    }

    private static List<String> expressions() throws IOException {
        JsonNode dashboard =
                Client.json(Files.readString(OBSERVABILITY.resolve("grafana/tidemill.json")));
        return dashboard
                .path("panels")
                .valueStream()
                .flatMap(panel -> panel.path("targets").valueStream())
                .map(target -> target.path("expr").asString())
                .map(expression ->
                        expression
                                .replace("$__rate_interval", "1m")
                                .replaceAll("\\$(endpoint|deployment)", ".*"))
                .toList();
    }

    private List<JsonNode> rules() {
        return prometheus
                .get("/api/v1/rules")
                .at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    /// Out above 10, in below 5.
    private static String setting(String metric) {
        return """
        {"location": "local", "properties": {"enabled": true, "targetResourceUri": "%s", "profiles": [
          {"name": "default", "capacity": {"minimum": "1", "maximum": "2", "default": "1"},
           "rules": [%s, %s]}]}}
        """
                .formatted(
                        Embeddings.DEPLOYMENT,
                        rule(metric, "GreaterThan\", \"threshold\": 10", "Increase"),
                        rule(metric, "LessThan\", \"threshold\": 5", "Decrease"));
    }

    private static String rule(String metric, String condition, String direction) {
        return """
        {"metricTrigger": {"metricName": "%s", "metricNamespace": "prometheus", "metricResourceUri": "%s",
          "timeGrain": "PT10S", "statistic": "Average", "timeWindow": "PT10S", "timeAggregation": "Last",
          "operator": "%s},
         "scaleAction": {"direction": "%s", "type": "ChangeCount", "value": "1", "cooldown": "PT0S"}}
        """
                .formatted(metric, Embeddings.DEPLOYMENT, condition, direction);
    }

    private String config(Path folder, Path data) throws IOException {
        JsonNode profile = Client.json(Files.readString(data.resolve("cli.json")));
        Path token = Files.writeString(folder.resolve("token"), profile.path("token").asString());
        return """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s"]
        scrape_configs:
          - job_name: tidemill
            scheme: https
            tls_config: {ca_file: "%s"}
            authorization: {credentials_file: "%s"}
            static_configs: [{targets: ["127.0.0.1:%d"]}]
          - job_name: queue
            static_configs: [{targets: ["127.0.0.1:%d"]}]
        """
                .formatted(
                        ALERTS,
                        profile.path("caFile").asString(),
                        token,
                        7443 + product.portOffset(),
                        queue.getAddress().getPort());
    }

    private void tellQueueLength(HttpExchange exchange) throws IOException {
        byte[] text =
                "queue_length{queue=\"scoring\"} %d\n"
                        .formatted(queueLength.get())
                        .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain; version=0.0.4");
        exchange.sendResponseHeaders(200, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }
}
