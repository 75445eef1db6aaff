package io.tidemill.control;

import io.tidemill.control.asset.Uploads;
import io.tidemill.control.certificate.ServingCertificate;
import io.tidemill.control.endpoint.OnlineDeployments;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.util.stream.Collectors;

/// The thread that drops what is too old, forgets settings that are gone, and looks after the
/// certificate, once an hour.
final class Housekeeping implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Housekeeping.class.getName());
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Kept kept;
    private final AutoscaleSettings settings;
    private final ServingCertificate certificate;
    private final Uploads uploads;
    private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::work);

    Housekeeping(
            Kept kept,
            AutoscaleSettings settings,
            ServingCertificate certificate,
            Uploads uploads) {
        this.kept = kept;
        this.settings = settings;
        this.certificate = certificate;
        this.uploads = uploads;
    }

    void start() {
        thread.start();
    }

    /// Returns when nothing of it reads or writes any more.
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (true) {
                tidy();
                Thread.sleep(PAUSE);
                certificate.refresh(kept.clock().instant());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        try {
            kept.activities().dropOld(kept.clock().instant());
            kept.evaluations()
                    .retain(
                            settings.all().stream()
                                    .map(AutoscaleSetting::id)
                                    .collect(Collectors.toSet()));
            uploads.sweep(OnlineDeployments::usedAssets);
        } catch (RuntimeException e) {
            if (!Thread.currentThread().isInterrupted()) { // being stopped is no failure
                LOG.log(System.Logger.Level.ERROR, "Old records could not be dropped", e);
            }
        }
    }
}
