package io.tidemill.control;

import io.tidemill.control.certificate.CertificateConfig;
import io.tidemill.control.identity.IdentityConfig;
import io.tidemill.control.loop.Beat;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.target.RuntimeConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A whole control plane on a folder of its own, whose instances only say `true`.
record PlaneOnFreePorts(DataFolder folder, ControlPlane plane) implements AutoCloseable {
    static PlaneOnFreePorts in(Path path) {
        DataFolder folder = DataFolder.open(path);
        return new PlaneOnFreePorts(
                folder,
                ControlPlane.start(folder, config(), new FakeGateway(), InstantSource.system()));
    }

    @Override
    public void close() {
        plane.close();
        folder.close();
    }

    private static ControlConfig config() {
        return new ControlConfig(
                "127.0.0.1",
                0,
                new TlsConfig("127.0.0.1", 0, new CertificateConfig.Own(List.of())),
                ControlConfig.Requests.DEFAULT,
                IdentityConfig.DEFAULT,
                URI.create("http://127.0.0.1:7080"),
                Beat.DEFAULT,
                Duration.ZERO,
                RuntimeConfig.defaults(List.of("true")),
                OutwardConfig.DEFAULT);
    }
}
