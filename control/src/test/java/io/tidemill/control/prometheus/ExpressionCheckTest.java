package io.tidemill.control.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.egress.EgressTrust;
import io.tidemill.control.metric.MetricFinding;
import io.tidemill.control.metric.MetricNamespace;
import io.tidemill.control.prometheus.PrometheusServer.Login;
import io.tidemill.control.prometheus.PrometheusServer.Pace;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.engine.metric.MetricKey;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpressionCheckTest {
    private static final String SETTING =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Insights/AutoscaleSettings/a";
    private static final String BODY =
            """
            {"properties":{"profiles":[{"rules":[{"metricTrigger":
             {"metricNamespace":"Prometheus","metricName":"sum("}}]}]}}\
            """;

    private final FakePrometheus server = new FakePrometheus();

    @Test
    void knowsWhatTheServerSaysBeforeTheSettingIsWritten() {
        server.refuses("unclosed left parenthesis");
        var sources = new PrometheusSources(List.of(source("main")));

        new ExpressionCheck(sources, _ -> ArmResponse.empty(200))
                .handle(ArmRequest.of("PUT", SETTING).withBody(BODY));

        assertThat(finding(sources, "sum("))
                .isEqualTo(
                        new MetricFinding.Unknown(
                                "must be PromQL that prometheus.main takes, which said: unclosed left parenthesis"));
        assertThat(finding(sources, "up")).isInstanceOf(MetricFinding.Known.class);
    }

    @Test
    void asksNobodyAboutOtherRequestsAndOtherNamespaces() {
        var check =
                new ExpressionCheck(
                        new PrometheusSources(List.of(source("main"))),
                        _ -> ArmResponse.empty(200));

        check.handle(ArmRequest.of("GET", SETTING).withBody(BODY));
        check.handle(ArmRequest.of("PUT", "/subscriptions/s").withBody(BODY));
        check.handle(ArmRequest.of("PUT", SETTING).withBody(BODY.replace("Prometheus", "mine")));
        check.handle(ArmRequest.of("PUT", SETTING).withBody("not json"));
        check.handle(ArmRequest.of("PUT", SETTING).withBody("{\"properties\":{\"profiles\":7}}"));

        assertThat(server.asked()).isEmpty();
    }

    @Test
    void isUnderTheShortNameWhenItIsTheOnlyOneOrTheDefault() {
        assertThat(names("main")).containsExactly("prometheus/main", "prometheus");
        assertThat(names("a", "b")).containsExactly("prometheus/a", "prometheus/b");
        assertThat(names("a", "default"))
                .containsExactly("prometheus/a", "prometheus/default", "prometheus");
    }

    @Test
    void listsTheNamedQueries() {
        var namespace = new PrometheusSources(List.of(source("main"))).namespaces().getFirst();

        assertThat(namespace.definitions("/any"))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.name()).isEqualTo("busy");
                    assertThat(listed.description()).isEqualTo("avg(load1)");
                });
    }

    private List<String> names(String... servers) {
        return new PrometheusSources(List.of(servers).stream().map(this::source).toList())
                .namespaces().stream().<String>map(MetricNamespace::name).toList();
    }

    private static MetricFinding finding(PrometheusSources sources, String metric) {
        return sources.namespaces().getLast().find(new MetricKey("/any", "prometheus", metric));
    }

    private PrometheusSource source(String name) {
        return new PrometheusSource(
                new PrometheusServer(
                        name,
                        URI.create("http://127.0.0.1:9090"),
                        new Login.None(),
                        EgressTrust.ofJdk(),
                        Pace.DEFAULT,
                        Map.of("busy", "avg(load1)")),
                server,
                () -> Instant.EPOCH);
    }
}
