package io.tidemill.control.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.PageRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SettingRoutesTest {
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
    void createsThenReplaces() {
        assertThat(there.put("one", SettingBodies.azureCli()).status()).isEqualTo(201);
        assertThat(there.put("ONE", SettingBodies.pythonWithRule()).status()).isEqualTo(200);

        ArmResponse read = there.call("GET", "/One");
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().path("name").asString()).isEqualTo("one");
        assertThat(read.json().at("/properties/profiles/0/name").asString())
                .isEqualTo("my-scale-settings");
    }

    @Test
    void answers404ForWhatIsNotThere() {
        assertThat(there.call("GET", "/none").json().at("/error/code").asString())
                .isEqualTo("ResourceNotFound");
        assertThat(there.send("PATCH", "/none", "{}").status()).isEqualTo(404);
    }

    @Test
    void deletesOnce() {
        there.put("one", SettingBodies.azureCli());

        assertThat(there.call("DELETE", "/ONE").status()).isEqualTo(200);
        assertThat(there.call("DELETE", "/one").status()).isEqualTo(204);
        assertThat(there.put("two", SettingBodies.azureCli()).status()).isEqualTo(201);
    }

    @Test
    void listsByGroupAndBySubscription() {
        there.put("one", SettingBodies.azureCli());
        String ofSubscription = "/subscriptions/s/providers/microsoft.insights/autoscalesettings";

        assertThat(there.call("GET", "").json().path("value")).hasSize(1);
        assertThat(list(ofSubscription).at("/0/name").asString()).isEqualTo("one");
        assertThat(list(SettingSurface.GROUP.replace("rg1", "rg"))).isEmpty();
    }

    private JsonNode list(String path) {
        return there.get(path + "?api-version=2022-10-01").json().path("value");
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i <= PageRequest.USUAL_SIZE; i++) {
            ObjectNode body = SettingBodies.azureCli();
            body.path("properties").asObject().put("targetResourceUri", "/target" + i);
            there.put("s%03d".formatted(i), body);
        }
        var first = there.call("GET", "").json();
        var rest = there.get(first.path("nextLink").asString().replace("http://localhost", ""));

        assertThat(first.path("value")).hasSize(PageRequest.USUAL_SIZE);
        assertThat(rest.json().path("value")).hasSize(1);
        assertThat(rest.json().at("/value/0/name").asString()).isEqualTo("s100");
    }

    @Test
    void tellsWhatRolesCanAllow() {
        var operations =
                there.get("/providers/microsoft.insights/operations?api-version=2015-04-01").json();

        assertThat(operations.path("value").valueStream())
                .extracting(operation -> operation.path("name").asString())
                .contains("Microsoft.Insights/AutoscaleSettings/Write");
    }

    @Test
    void forecastsNothing() {
        there.put("one", SettingBodies.azureCli());
        var asked =
                "&timespan=a/b&interval=PT1M&metricNamespace=n&metricName=PercentageCPU&aggregation=Total";
        var answer =
                there.get(
                        SettingSurface.GROUP
                                + "/one/predictiveMetrics?api-version=2022-10-01"
                                + asked);

        assertThat(answer.json().toString())
                .isEqualTo(
                        "{\"timespan\":\"a/b\",\"interval\":\"PT1M\",\"metricName\":\"PercentageCPU\",\"targetResourceId\":\"%s\",\"data\":[]}"
                                .formatted(SettingBodies.TARGET));
        assertThat(there.call("GET", "/one/predictiveMetrics").json().at("/error/details"))
                .hasSize(5);
        assertThat(there.call("GET", "/two/predictiveMetrics").status()).isEqualTo(404);
    }
}
