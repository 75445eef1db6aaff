package io.tidemill.control.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingWritesTest {
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
    void disablesWithoutForgettingTheProfiles() {
        there.put("one", SettingBodies.pythonWithRule());
        ArmResponse disabled = there.put("one", SettingBodies.pythonDisable());

        assertThat(disabled.status()).isEqualTo(200);
        AutoscaleSetting setting = there.settings().all().getFirst();
        assertThat(setting.enabled()).isFalse();
        assertThat(setting.profiles().getFirst().rules()).hasSize(1);
    }

    @Test
    void staysDisabledWhenAnUpdateDoesNotSayEnabled() {
        there.put("one", SettingBodies.pythonWithRule());
        there.put("one", SettingBodies.pythonDisable());
        there.put("one", SettingBodies.pythonWithRule());

        assertThat(there.settings().all().getFirst().enabled()).isFalse();
    }

    @Test
    void isEnabledWhenCreatedWithoutSayingSo() {
        there.put("one", SettingBodies.pythonWithRule());

        assertThat(there.settings().all().getFirst().enabled()).isTrue();
    }

    @Test
    void patchesWhatTheBodyHas() {
        there.put("one", SettingBodies.azureCli());
        ArmResponse patched =
                there.send(
                        "PATCH",
                        "/one",
                        "{\"tags\":{\"a\":\"b\"},\"properties\":{\"Enabled\":false}}");

        assertThat(patched.status()).isEqualTo(200);
        assertThat(patched.json().at("/tags/a").asString()).isEqualTo("b");
        assertThat(patched.json().at("/properties/enabled").asBoolean()).isFalse();
        assertThat(patched.json().at("/properties/profiles/0/name").asString())
                .isEqualTo("default");
    }

    @Test
    void refusesToOverwriteWhatTheCallerHasNotSeen() {
        String seen = there.put("one", SettingBodies.azureCli()).headers().getOrDefault("ETag", "");
        String newer =
                there.put("one", SettingBodies.azureCli()).headers().getOrDefault("ETag", "");

        assertThat(newer).isNotEqualTo(seen).startsWith("\"");
        assertThat(there.conditional("PUT", "If-Match", seen).json().at("/error/code").asString())
                .isEqualTo("PreconditionFailed");
        assertThat(there.conditional("PATCH", "If-Match", seen).status()).isEqualTo(412);
        assertThat(there.conditional("DELETE", "If-Match", seen).status()).isEqualTo(412);
        assertThat(there.conditional("GET", "If-Match", seen).status()).isEqualTo(412);
        assertThat(there.conditional("GET", "If-None-Match", newer).status()).isEqualTo(304);
        assertThat(there.conditional("PUT", "If-Match", newer).status()).isEqualTo(200);
    }

    @Test
    void createsOnlyWhatIsNotThereWhenAskedTo() {
        assertThat(there.conditional("PUT", "If-Match", "*").status()).isEqualTo(412);
        assertThat(there.conditional("PUT", "If-None-Match", "*").status()).isEqualTo(201);
        assertThat(there.conditional("PUT", "If-None-Match", "*").status()).isEqualTo(412);
    }

    @Test
    void saysWhoMadeItAndWhoChangedItLast() {
        there.put("one", SettingBodies.azureCli());
        there.moveTo(Instant.parse("2026-01-01T00:00:00Z"));
        var data = there.put("one", SettingBodies.azureCli()).json().path("systemData");

        assertThat(data.path("createdAt").asString()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(data.path("createdBy").asString()).isEqualTo("tidemill");
        assertThat(data.path("createdByType").asString()).isEqualTo("Application");
        assertThat(data.path("lastModifiedAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(there.call("GET", "/one").json().path("systemData")).isEqualTo(data);
    }

    @ParameterizedTest
    @CsvSource({
        "2014-04-01, false",
        "2015-04-01, false",
        "2021-05-01-preview, true",
        "2022-10-01, true"
    })
    void showsSystemDataInTheVersionsThatHaveIt(String version, boolean shown) {
        there.put("one", SettingBodies.azureCli());

        for (String path : List.of(SettingSurface.GROUP + "/one", SettingSurface.GROUP)) {
            var json = there.get(path + "?api-version=" + version).json();
            var setting = json.has("value") ? json.at("/value/0") : json;
            assertThat(setting.has("systemData")).isEqualTo(shown);
        }
    }
}
