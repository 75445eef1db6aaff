package io.tidemill.cli.server;

import static java.util.Objects.requireNonNull;

import io.tidemill.control.MetricsConfig;
import io.tidemill.control.OutwardConfig;
import java.time.Duration;

/// What an operator can set for `tidemill up`, read from `tidemill.properties` in the data folder.
///
/// The commented list of all keys with their defaults is the resource `reference.properties`; a key
/// that is not in it is refused.
///
/// @param address the address that both ports without TLS listen on; loopback by default
/// @param controlPort the control plane's port before the port offset, 1 to 65535
/// @param tls the control plane's port with TLS
/// @param requests how the control plane takes requests
/// @param callers who may call the control plane
/// @param gatewayPort the gateway's port before the port offset, 1 to 65535
/// @param evaluationInterval the longest time between two evaluations of a setting, 5 s to 1 h
/// @param requestBodyLimit the largest request body that the gateway takes, in bytes, at least 1
/// @param startDeadline how long an instance may take until it is ready
/// @param outward how what happens is told to others
/// @param metrics where metrics come from and stay, and who may look at ours
public record ServerConfig(
        String address,
        int controlPort,
        TlsPort tls,
        Requests requests,
        Callers callers,
        int gatewayPort,
        Duration evaluationInterval,
        int requestBodyLimit,
        Duration startDeadline,
        OutwardConfig outward,
        MetricsConfig metrics) {

    private static final int LARGEST_PORT = 65_535;

    /// What `reference.properties` lists.
    public static final ServerConfig DEFAULT =
            new ServerConfig(
                    "127.0.0.1",
                    7070,
                    TlsPort.DEFAULT,
                    Requests.DEFAULT,
                    Callers.DEFAULT,
                    7080,
                    Duration.ofSeconds(60),
                    16 << 20,
                    Duration.ofMinutes(2),
                    OutwardConfig.DEFAULT,
                    MetricsConfig.DEFAULT);

    public ServerConfig {
        requireNonNull(address);
        requirePort("control.port", controlPort);
        requirePort("gateway.port", gatewayPort);
        require(
                "evaluation.interval",
                evaluationInterval,
                Duration.ofSeconds(5),
                Duration.ofHours(1));
        require("metric.delay", metrics.delay(), Duration.ZERO, Duration.ofHours(1));
        require(
                "metric.retention",
                metrics.keeping().retention(),
                Duration.ofDays(1),
                Duration.ofDays(1000));
        require("start.deadline", startDeadline, Duration.ofSeconds(1), Duration.ofHours(1));
        if (requestBodyLimit < 1) {
            throw new IllegalArgumentException(
                    "request.body.limit = " + requestBodyLimit + ", must be at least 1 byte");
        }
    }

    /// The same with all ports moved, so that several can run side by side.
    ServerConfig withPortOffset(int offset) {
        return new ServerConfig(
                address,
                controlPort + offset,
                tls.withPortOffset(offset),
                requests,
                callers,
                gatewayPort + offset,
                evaluationInterval,
                requestBodyLimit,
                startDeadline,
                outward,
                metrics);
    }

    /// How the control plane takes requests.
    ///
    /// @param bodyLimit the largest body that it takes, in bytes, at least 1
    /// @param uploadLimit the largest file of a model or code, in bytes, from 1 to 16 GiB
    /// @param forwardedHeaders whether to believe `X-Forwarded-Proto` and `X-Forwarded-Host`
    public record Requests(int bodyLimit, long uploadLimit, boolean forwardedHeaders) {
        /// What `reference.properties` lists.
        public static final Requests DEFAULT = new Requests(1 << 20, 8L << 30, false);

        private static final long LARGEST_UPLOAD = 16L << 30;

        public Requests {
            if (bodyLimit < 1) {
                throw new IllegalArgumentException(
                        "control.body.limit = " + bodyLimit + ", must be at least 1 byte");
            }
            if (uploadLimit < 1 || uploadLimit > LARGEST_UPLOAD) {
                throw new IllegalArgumentException(
                        "upload.limit = %d, must be from 1 byte to 16 GiB".formatted(uploadLimit));
            }
        }
    }

    static void requirePort(String key, int port) {
        if (port < 1 || port > LARGEST_PORT) {
            throw new IllegalArgumentException(
                    key + " = " + port + ", must be a port from 1 to " + LARGEST_PORT);
        }
    }

    private static void require(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "%s = %s, must be from %s to %s".formatted(key, value, least, most));
        }
    }
}
