package io.tidemill.control.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SettingRefusalsTest {
    @TempDir private Path folder;
    private SettingSurface there;

    @BeforeEach
    void open() {
        there = SettingSurface.in(folder);
    }

    @AfterEach
    void close() {
        there.close();
    }

    @Test
    void refusesToCreateWithoutProfiles() {
        assertThat(there.put("one", SettingBodies.pythonDisable()).status()).isEqualTo(400);
    }

    @Test
    void refusesASecondSettingOnOneTarget() {
        there.put("one", SettingBodies.azureCli());
        ObjectNode shouting = SettingBodies.azureCli();
        shouting.path("properties")
                .asObject()
                .put("targetResourceUri", SettingBodies.TARGET.toUpperCase(Locale.ROOT));
        ArmResponse second = there.put("two", shouting);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().at("/error/code").asString()).isEqualTo("Conflict");
        assertThat(there.call("GET", "/two").status()).isEqualTo(404);
    }

    @Test
    void refusesATargetThatDoesNotExist() {
        ObjectNode body = SettingBodies.azureCli();
        body.path("properties").asObject().put("targetResourceUri", "/nowhere");

        assertThat(there.put("one", body).json().at("/error/code").asString())
                .isEqualTo("TargetResourceNotFound");
    }

    @Test
    void refusesABodyThatIsNotJson() {
        ArmResponse response = there.send("PUT", "/one", "{\"location\":");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().at("/error/code").asString())
                .isEqualTo("UnsupportedRequestContent");
        assertThat(response.body()).contains("line 1").doesNotContain("Source", "Exception");
    }

    @Test
    void tellsWhatIsNotUnderstoodInAzuresFlatFormToo() {
        ObjectNode body = SettingBodies.azureCli();
        SettingBodies.set(body, "targetResourceUri", "-");
        var answer = there.put("one", body).json();

        assertThat(answer.path("code").asString()).isEqualTo("UnsupportedRequestContent");
        assertThat(answer.path("message")).isEqualTo(answer.at("/error/message"));
        assertThat(answer.at("/error/code")).isEqualTo(answer.path("code"));
    }

    /// Place below the trigger, and what is put there.
    @ParameterizedTest
    @CsvSource({
        "metricName, CpuUtilisationPercentage, UnsupportedMetric",
        "metricName, cpuUtilizationPercentage, ''",
        "metricName, RequestLatency, UnsupportedMetric",
        "metricNamespace, my.own, UnsupportedMetric",
        "metricResourceUri, /subscriptions/S/resourceGroups/rg1/providers/Contoso.Mill/mills/one, UnsupportedMetric"
    })
    void refusesAMetricThatTheResourceDoesNotHave(String member, String value, String code) {
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, "profiles/0/rules/0/metricTrigger/" + member, "\"" + value + "\"");

        assertThat(there.put("one", body).json().at("/error/code").asString("")).isEqualTo(code);
    }

    @Test
    void showsEachProblemAsADetail() {
        ObjectNode body = SettingBodies.azureCli();
        body.remove("location");
        body.path("properties")
                .path("profiles")
                .path(0)
                .path("capacity")
                .asObject()
                .put("minimum", "7");
        ArmResponse response = there.put("one", body);

        assertThat(response.json().at("/error/details")).hasSize(2);
        assertThat(response.json().at("/error/message").asString())
                .contains("location is missing", "minimum = 7, must be at most maximum (5)");
    }
}
