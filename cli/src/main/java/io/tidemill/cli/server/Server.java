package io.tidemill.cli.server;

import io.tidemill.cli.RunningServer;
import io.tidemill.control.ControlConfig;
import io.tidemill.control.ControlPlane;
import io.tidemill.control.TlsConfig;
import io.tidemill.control.asset.UploadLimits;
import io.tidemill.control.certificate.CertificateConfig;
import io.tidemill.control.loop.Beat;
import io.tidemill.control.rest.RequestBounds;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.target.RuntimeConfig;
import io.tidemill.gateway.Gateway;
import io.tidemill.gateway.GatewayConfig;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// What `tidemill up` runs: a control plane and a gateway in one process, on one data folder.
///
/// The gateway comes first, so that there is somebody to tell of instances, and goes first: it
/// takes no more requests and finishes those it has, and only then do the instances stop.
public final class Server implements RunningServer {
    private static final String CONFIG = "tidemill.properties";

    private final DataFolder folder;
    private final Gateway gateway;
    private final ControlPlane control;

    private Server(DataFolder folder, Gateway gateway, ControlPlane control) {
        this.folder = folder;
        this.gateway = gateway;
        this.control = control;
    }

    /// Starts everything on a data folder, which is made when it is absent.
    ///
    /// @throws RuntimeException with a message for the person who started it: the folder, the
    ///   configuration or a port cannot be used
    public static Server start(Path data, int portOffset) {
        ServerLog.configure();
        DataFolder folder = DataFolder.open(data);
        try {
            ServerConfig config = ServerConfigFile.read(folder.file(CONFIG));
            return start(folder, config.withPortOffset(portOffset));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    private static Server start(DataFolder folder, ServerConfig config) {
        GatewayListener listener = new GatewayListener();
        Gateway gateway = Gateway.start(gatewayConfig(config), listener);
        try {
            ControlPlane control =
                    ControlPlane.start(
                            folder,
                            controlConfig(config),
                            new GatewayServing(gateway),
                            InstantSource.system());
            listener.tell(control.requests());
            return new Server(folder, gateway, control);
        } catch (RuntimeException e) {
            gateway.close();
            throw e;
        }
    }

    @Override
    public URI controlUri() {
        return control.uri();
    }

    @Override
    public URI tlsUri() {
        return control.tlsUri();
    }

    @Override
    public URI gatewayUri() {
        return uri(gateway.address().getHostString(), gateway.address().getPort());
    }

    @Override
    public void close() {
        gateway.close();
        control.close();
        folder.close();
    }

    private static GatewayConfig gatewayConfig(ServerConfig config) {
        return GatewayConfig.on(new InetSocketAddress(config.address(), config.gatewayPort()))
                .withLimits(
                        new GatewayConfig.Limits(
                                config.requestBodyLimit(),
                                GatewayConfig.Limits.DEFAULT.headerBytes()));
    }

    private static ControlConfig controlConfig(ServerConfig config) {
        return new ControlConfig(
                config.address(),
                config.controlPort(),
                new TlsConfig(
                        config.tls().address(), config.tls().port(), certificate(config.tls())),
                new ControlConfig.Requests(
                        RequestBounds.DEFAULT.withBody(config.requests().bodyLimit()),
                        new UploadLimits(
                                config.requests().uploadLimit(), UploadLimits.DEFAULT.reserve()),
                        config.requests().forwardedHeaders()),
                config.callers().config(),
                uri(config.address(), config.gatewayPort()),
                new Beat(config.evaluationInterval(), Beat.DEFAULT.shortest(), Beat.DEFAULT.lag()),
                RuntimeConfig.defaults(InstanceCommandLine.line())
                        .withStartTimeout(config.startDeadline()),
                config.outward(),
                config.metrics());
    }

    private static CertificateConfig certificate(TlsPort tls) {
        return tls.certificate().isPresent()
                ? new CertificateConfig.Supplied(
                        tls.certificate().orElseThrow(), tls.key().orElseThrow())
                : new CertificateConfig.Own(ownNames(tls));
    }

    /// A server that listens on one address is called by it.
    private static List<String> ownNames(TlsPort tls) {
        return Stream.concat(tls.names().stream(), Stream.of(tls.address())).toList();
    }

    private static URI uri(String host, int port) {
        return URI.create("http://" + host + ":" + port);
    }
}
