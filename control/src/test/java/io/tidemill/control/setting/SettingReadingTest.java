package io.tidemill.control.setting;

import static io.tidemill.control.setting.Readings.read;
import static io.tidemill.control.setting.Readings.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.profile.Behavior;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.Schedule;
import io.tidemill.engine.profile.TimeZones;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SettingReadingTest {
    @Test
    void readsWhatTheEngineNeeds() {
        AutoscaleSetting setting = valid(SettingBodies.azureCli()).setting();

        assertThat(setting)
                .isEqualTo(
                        new AutoscaleSetting(
                                "/subscriptions/S/resourceGroups/rg1/providers/microsoft.insights/autoscalesettings/scale-blue",
                                "scale-blue",
                                true,
                                SettingBodies.TARGET,
                                List.of(
                                        new AutoscaleProfile(
                                                "default",
                                                new Capacity(2, 5, 2),
                                                List.of(),
                                                new Schedule.Always())),
                                Behavior.STANDARD));
    }

    @Test
    void readsARule() {
        var rule =
                valid(SettingBodies.pythonWithRule())
                        .setting()
                        .profiles()
                        .getFirst()
                        .rules()
                        .getFirst();

        assertThat(rule.toString())
                .contains("CpuUtilizationPercentage of " + SettingBodies.TARGET)
                .contains("timeGrain=PT1M", "AVERAGE", "timeWindow=PT5M", "LAST")
                .contains("GREATER_THAN", "threshold=70.0")
                .contains("INCREASE", "CHANGE_COUNT", "value=2", "cooldown=PT1H");
    }

    @Test
    void readsSchedulesOnTheClocksOfTheirZone() {
        List<AutoscaleProfile> profiles = valid(SettingBodies.complete()).setting().profiles();

        assertThat(profiles.get(1).schedule())
                .isEqualTo(
                        new Schedule.FixedDate(
                                LocalDateTime.of(2026, 12, 24, 0, 0),
                                LocalDateTime.of(2026, 12, 26, 23, 59),
                                TimeZones.find("UTC").orElseThrow()));
        assertThat(profiles.get(2).schedule())
                .isEqualTo(
                        new Schedule.Recurrence(
                                Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                LocalTime.of(0, 30),
                                TimeZones.find("UTC").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT10S | PT30S | PT0S",
                "PT1M  | PT1M  | PT30S",
                "pt60s | P0DT5M | P1W",
                "PT12H | PT12H | P7D"
            })
    void acceptsShortAndOddlySpelledDurations(String grain, String window, String cooldown) {
        ObjectNode body = SettingBodies.pythonWithRule();
        SettingBodies.set(body, "profiles/0/rules/0/metricTrigger/timeGrain", "\"" + grain + "\"");
        SettingBodies.set(
                body, "profiles/0/rules/0/metricTrigger/timeWindow", "\"" + window + "\"");
        SettingBodies.set(body, "profiles/0/rules/0/scaleAction/cooldown", "\"" + cooldown + "\"");

        assertThat(read(body)).isInstanceOf(SettingReading.Valid.class);
    }

    @Test
    void readsAFileInAnyOfArmsForms() {
        String resource = SettingBodies.pythonWithRule().put("name", "mine").toString();
        String template =
                "{\"$schema\":\"…\",\"resources\":[{\"type\":\"Microsoft.Web/sites\"},"
                        + SettingBodies.pythonWithRule()
                                .put("name", "mine")
                                .put("type", "microsoft.insights/autoscalesettings")
                        + "]}";
        String bare =
                SettingBodies.pythonWithRule()
                        .path("properties")
                        .asObject()
                        .put("name", "mine")
                        .toString();

        for (String text : List.of(resource, template, bare)) {
            assertThat(SettingReading.ofFile(text))
                    .isInstanceOfSatisfying(
                            SettingReading.Valid.class,
                            valid -> assertThat(valid.setting().name()).isEqualTo("mine"));
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() {
        assertThat(SettingReading.ofFile("{\"resources\":[]}"))
                .hasToString(
                        "Invalid[problems=[Problem[code=UnsupportedRequestContent, path=, message=The template holds no Microsoft.Insights/autoscaleSettings.]]]");
        assertThat(SettingReading.ofFile("profiles: []").toString())
                .contains("The file is not JSON");
    }
}
