package io.tidemill.control;

import io.tidemill.control.delivery.Channel;
import io.tidemill.control.delivery.Courier;
import io.tidemill.control.delivery.Outbox;
import io.tidemill.control.delivery.WebCarrier;
import io.tidemill.control.diagnostic.DiagnosticRoutes;
import io.tidemill.control.diagnostic.DiagnosticSettings;
import io.tidemill.control.diagnostic.Diagnostics;
import io.tidemill.control.diagnostic.RecordFiles;
import io.tidemill.control.egress.EgressClient;
import io.tidemill.control.egress.EgressGuard;
import io.tidemill.control.egress.EgressLimits;
import io.tidemill.control.notification.MailCarrier;
import io.tidemill.control.notification.Notifications;
import io.tidemill.control.rest.Route;
import io.tidemill.control.setting.AutoscaleSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What tells others of what happens: notifications and diagnostic records, and the courier that
/// carries them.
record Outward(Courier courier, Diagnostics diagnostics, DiagnosticSettings settings)
        implements AutoCloseable {
    /// From here on everything that happens is told; nothing is carried until the courier starts.
    static Outward of(Kept kept, AutoscaleSettings settings, OutwardConfig config, Place place) {
        Outbox outbox = new Outbox(kept.database());
        var client =
                new EgressClient(
                        new EgressGuard(config.egress()), config.trust(), EgressLimits.DEFAULT);
        var courier =
                new Courier(
                        outbox,
                        Map.of(
                                Channel.WEB,
                                new WebCarrier(client),
                                Channel.MAIL,
                                new MailCarrier(
                                        config.smtp(),
                                        config.trust().context().getSocketFactory())),
                        kept.clock());
        var diagnosed = new DiagnosticSettings(kept.documents(), kept.log(), settings);
        var diagnostics =
                new Diagnostics(
                        diagnosed,
                        outbox,
                        new RecordFiles(place.diagnostics(), config.records()),
                        courier::wake);
        kept.activities()
                .tell(new Notifications(config.administrators(), place.studio(), courier::wake));
        kept.activities().tell(diagnostics);
        return new Outward(courier, diagnostics, diagnosed);
    }

    /// @param diagnostics the folder for diagnostic records
    /// @param studio where people look at what happened
    record Place(Path diagnostics, Supplier<URI> studio) {}

    List<Route> routes() {
        return new DiagnosticRoutes(settings).routes();
    }

    @Override
    public void close() {
        courier.close();
    }
}
