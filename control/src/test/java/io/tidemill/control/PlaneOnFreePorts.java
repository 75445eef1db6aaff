package io.tidemill.control;

import io.tidemill.control.certificate.CertificateConfig;
import io.tidemill.control.identity.IdentityConfig;
import io.tidemill.control.loop.Beat;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.target.RuntimeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A whole control plane on a folder of its own, whose instances only say `true`.
record PlaneOnFreePorts(DataFolder folder, FakeGateway gateway, ControlPlane plane)
        implements AutoCloseable {
    static PlaneOnFreePorts in(Path path) {
        return in(path, MetricsConfig.DEFAULT);
    }

    static PlaneOnFreePorts in(Path path, MetricsConfig metrics) {
        DataFolder folder = DataFolder.open(path);
        FakeGateway gateway = new FakeGateway();
        return new PlaneOnFreePorts(
                folder,
                gateway,
                ControlPlane.start(folder, config(metrics), gateway, InstantSource.system()));
    }

    /// The answer to the administrator.
    ArmResponse call(String method, String pathAndQuery, String body) {
        return plane.handler()
                .handle(
                        ArmRequest.of(method, pathAndQuery)
                                .withHeaders(Map.of("Authorization", "Bearer " + token()))
                                .withBody(body));
    }

    String token() {
        return ArmJson.read(profile()).path("token").asString();
    }

    /// What the command line finds in the data folder.
    String profile() {
        try {
            return Files.readString(folder.file("cli.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        plane.close();
        folder.close();
    }

    private static ControlConfig config(MetricsConfig metrics) {
        return new ControlConfig(
                "127.0.0.1",
                0,
                new TlsConfig("127.0.0.1", 0, new CertificateConfig.Own(List.of())),
                ControlConfig.Requests.DEFAULT,
                IdentityConfig.DEFAULT,
                URI.create("http://127.0.0.1:7080"),
                Beat.DEFAULT,
                RuntimeConfig.defaults(List.of("true")),
                OutwardConfig.DEFAULT,
                metrics);
    }
}
