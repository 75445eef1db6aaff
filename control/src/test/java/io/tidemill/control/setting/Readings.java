package io.tidemill.control.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.Problem;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Reads bodies as the setting `scale-blue`, and expects them to be valid, or not.
final class Readings {
    private Readings() {}

    static SettingReading read(ObjectNode body) {
        return SettingReading.of(SettingBodies.ID, body);
    }

    static SettingReading.Valid valid(ObjectNode body) {
        assertThat(read(body)).isInstanceOf(SettingReading.Valid.class);
        return (SettingReading.Valid) read(body);
    }

    static List<Problem> problems(ObjectNode body) {
        assertThat(read(body)).isInstanceOf(SettingReading.Invalid.class);
        return ((SettingReading.Invalid) read(body)).problems();
    }
}
