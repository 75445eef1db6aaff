package io.tidemill.control.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class MetricCheckTest {
    private static final String SETTING =
            "/subscriptions/S/resourcegroups/rg1/providers/Microsoft.Insights/autoscalesettings/one?api-version=2022-10-01";
    private static final String RULE = "profiles/0/rules/0/metricTrigger/";

    private final Set<String> metrics = new HashSet<>(Set.of("CpuUtilizationPercentage"));
    private final Set<String> gone = new HashSet<>();
    @TempDir private Path folder;
    private DocumentStore store;
    private AutoscaleSettings settings;
    private ArmRouter router;

    @BeforeEach
    void open() {
        store = DocumentStore.open(folder.resolve("tidemill.db"));
        var check =
                new MetricCheck(
                        id -> !gone.contains(id),
                        key ->
                                metrics.contains(key.name())
                                        ? Optional.empty()
                                        : Optional.of("must be one of " + metrics));
        settings =
                new AutoscaleSettings(
                        store, new AdministrativeLog(InstantSource.system()), _ -> true, check);
        router = new ArmRouter(new SettingRoutes(settings).routes());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void acceptsAMetricThatExists() {
        assertThat(put(SettingBodies.pythonWithRule()).status()).isEqualTo(201);
    }

    @Test
    void refusesAMetricThatDoesNotWithEverythingElseThatIsWrong() {
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, RULE + "metricName", "\"Cpu\"");
        SettingBodies.set(body, RULE + "timeGrain", "\"PT7S\"");
        ArmResponse refused = put(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/error/message").asString())
                .contains(
                        "properties.profiles[0].rules[0].metricTrigger.timeGrain = PT7S",
                        "properties.profiles[0].rules[0].metricTrigger.metricName = Cpu, must be one of [CpuUtilizationPercentage]");
        assertThat(refused.json().at("/error/details/1/code").asString())
                .isEqualTo("UnsupportedMetric");
    }

    @Test
    void refusesAPatchToo() {
        put(SettingBodies.pythonWithRule());
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, RULE + "metricName", "\"Cpu\"");

        ArmResponse refused =
                router.handle(ArmRequest.of("PATCH", SETTING).withBody(body.toString()));
        assertThat(refused.json().at("/error/code").asString()).isEqualTo("UnsupportedMetric");
    }

    @Test
    void refusesAMetricResourceThatDoesNotExist() {
        gone.add("/elsewhere");
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, RULE + "metricResourceUri", "\"/elsewhere\"");

        assertThat(put(body).json().at("/error/message").asString())
                .isEqualTo(
                        "properties.profiles[0].rules[0].metricTrigger.metricResourceUri = /elsewhere, must be a resource that exists");
    }

    @Test
    void leavesMetricsAloneThatTheStoredSettingLooksAt() {
        put(SettingBodies.pythonWithRule());
        metrics.clear();
        gone.add(SettingBodies.TARGET);
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, RULE + "threshold", "80");

        assertThat(put(body).status()).isEqualTo(200);
    }

    @Test
    void readsStoredSettingsWhoseMetricsAreGone() {
        put(SettingBodies.pythonWithRule());
        metrics.clear();

        assertThat(settings.all()).hasSize(1);
    }

    private ArmResponse put(ObjectNode body) {
        return router.handle(ArmRequest.of("PUT", SETTING).withBody(body.toString()));
    }
}
