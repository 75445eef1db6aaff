package io.tidemill.control;

import io.helidon.webserver.http.HttpService;
import io.tidemill.control.certificate.ServingCertificate;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmServer;
import java.net.URI;
import java.util.List;
import java.util.Set;

/// The two ports that lead to the same handler and pages: one in the clear, one with TLS.
record Doors(ArmServer plain, ArmServer tls, ControlConfig config) implements AutoCloseable {
    private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    /// Opens both, or none.
    static Doors open(
            ControlConfig config,
            ServingCertificate certificate,
            ArmHandler handler,
            List<? extends HttpService> pages) {
        ArmServer plain = ArmServer.start(config.listener(), handler, pages);
        try {
            var secured = config.listener(certificate.context());
            return new Doors(plain, ArmServer.start(secured, handler, pages), config);
        } catch (RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    URI plainUri() {
        return uri("http", config.host(), plain.port());
    }

    URI tlsUri() {
        return uri("https", config.tls().host(), tls.port());
    }

    @Override
    public void close() {
        plain.close();
        tls.close();
    }

    /// No certificate is good for "every address", so that one is told as `localhost`.
    private static URI uri(String scheme, String host, int port) {
        String named = EVERYWHERE.contains(host) ? "localhost" : host;
        String bracketed = named.contains(":") ? "[" + named + "]" : named;
        return URI.create(scheme + "://" + bracketed + ":" + port);
    }
}
