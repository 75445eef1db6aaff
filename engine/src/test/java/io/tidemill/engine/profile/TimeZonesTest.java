package io.tidemill.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {
    /// Autoscale semantics §13, some of every kind of spelling.
    @ParameterizedTest
    @CsvSource({
        "Pacific Standard Time, America/Los_Angeles",
        "pacific standard time, America/Los_Angeles",
        "Pacific Standard Time (Mexico), America/Tijuana",
        "UTC, Etc/UTC",
        "utc-11, Etc/GMT+11",
        "Russia Time Zone 10, Asia/Srednekolymsk",
        "W. Europe Standard Time, Europe/Berlin",
        "Mid-Atlantic Standard Time, Etc/GMT+2",
        "Kamchatka Standard Time, Asia/Kamchatka",
        "GMT Standard Time, Europe/London",
        "Lord Howe Standard Time, Australia/Lord_Howe",
        "Turks And Caicos Standard Time, America/Grand_Turk",
        "Coordinated Universal Time, Etc/UTC",
        "Malay Peninsula Standard Time, Asia/Singapore",
        "Jerusalem Standard Time, Asia/Jerusalem",
        "Russia TZ 4 Standard Time, Asia/Yekaterinburg",
        "Europe/Berlin, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
    })
    void knowsTheZone(String name, String zone) {
        assertThat(TimeZones.find(name)).contains(ZoneId.of(zone));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pacific", "Standard Time", "Mars/Olympus"})
    void knowsNoOtherNames(String name) {
        assertThat(TimeZones.find(name)).isEmpty();
    }

    /// Autoscale semantics §2.6: "Standard Time" in a name does not switch daylight saving off.
    @Test
    void keepsDaylightSaving() {
        var pacific = TimeZones.find("Pacific Standard Time").orElseThrow();

        assertThat(pacific.getRules().isDaylightSavings(Instant.parse("2026-07-01T00:00:00Z")))
                .isTrue();
    }
}
