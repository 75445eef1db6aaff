package io.tidemill.control.setting;

import io.tidemill.control.resource.Residents;
import io.tidemill.control.resource.ResourceSummary;
import io.tidemill.control.rest.Precondition;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Autoscale settings as what lives in a resource group.
public record SettingResidents(AutoscaleSettings settings) implements Residents {
    @Override
    public List<ObjectNode> list(String idPrefix) {
        return settings.list(idPrefix).stream()
                .map(setting ->
                        ResourceSummary.of(setting.path("id").asString(), SettingId.TYPE, setting))
                .toList();
    }

    @Override
    public void deleteAll(String idPrefix) {
        settings.list(idPrefix).stream()
                .flatMap(setting -> SettingId.parse(setting.path("id").asString()).stream())
                .forEach(id -> settings.delete(id, Precondition.NONE));
    }
}
