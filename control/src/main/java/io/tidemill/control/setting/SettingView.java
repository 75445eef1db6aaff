package io.tidemill.control.setting;

import io.tidemill.control.resource.SystemData;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.Versioned;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/// A stored setting as an api-version shows it.
final class SettingView {
    /// The versions that came before there was system data.
    private static final Set<String> WITHOUT_SYSTEM_DATA = Set.of("2014-04-01", "2015-04-01");

    private SettingView() {}

    static Versioned of(Versioned setting, ArmRequest request) {
        return new Versioned(of(setting.resource(), request), setting.etag());
    }

    static ObjectNode of(ObjectNode setting, ArmRequest request) {
        if (!WITHOUT_SYSTEM_DATA.contains(request.parameter("api-version").orElse(""))) {
            return setting;
        }
        ObjectNode shown = setting.deepCopy();
        shown.remove(SystemData.MEMBER);
        return shown;
    }
}
