package io.tidemill.control.setting;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The routes of settings over a store of their own. Every target exists but `/nowhere`.
final class SettingSurface implements AutoCloseable {
    static final String GROUP =
            "/subscriptions/S/resourcegroups/rg1/providers/Microsoft.Insights/autoscalesettings";

    private final DocumentStore store;
    private final AutoscaleSettings settings;
    private final ArmRouter router;
    private Instant now = Instant.EPOCH;

    private SettingSurface(DocumentStore store) {
        this.store = store;
        settings =
                new AutoscaleSettings(
                        store,
                        new AdministrativeLog(() -> now),
                        target -> !target.endsWith("nowhere"),
                        new MetricCheck(
                                _ -> true,
                                key ->
                                        new MetricDirectory(new MetricStore(), List.of())
                                                .find(key)
                                                .objection()));
        router = new ArmRouter(new SettingRoutes(settings).routes());
    }

    static SettingSurface in(Path folder) {
        return new SettingSurface(DocumentStore.open(folder.resolve("tidemill.db")));
    }

    AutoscaleSettings settings() {
        return settings;
    }

    /// From now on it is this moment; it was the epoch before.
    void moveTo(Instant moment) {
        now = moment;
    }

    ArmResponse put(String name, ObjectNode body) {
        return send("PUT", "/" + name, body.toString());
    }

    ArmResponse send(String method, String name, String body) {
        return router.handle(request(method, name).withBody(body));
    }

    /// @param name of a setting, after a slash; empty for all of the group
    ArmResponse call(String method, String name) {
        return router.handle(request(method, name));
    }

    ArmResponse get(String pathAndQuery) {
        return router.handle(ArmRequest.of("GET", pathAndQuery));
    }

    /// Sends a good body for the setting `one` under a condition.
    ArmResponse conditional(String method, String header, String tag) {
        return router.handle(
                request(method, "/one")
                        .withHeaders(Map.of(header, tag))
                        .withBody(SettingBodies.azureCli().toString()));
    }

    @Override
    public void close() {
        store.close();
    }

    private static ArmRequest request(String method, String name) {
        return ArmRequest.of(method, GROUP + name + "?api-version=2022-10-01");
    }
}
