package io.tidemill.gateway;

import java.net.InetSocketAddress;
import java.time.Duration;

/// Everything an operator may set about a gateway.
///
/// `eventLoops` is the number of threads that carry requests. `shutdownGrace` is how long a closing
/// gateway waits for requests in flight.
public record GatewayConfig(
        InetSocketAddress listen,
        Limits limits,
        Timeouts timeouts,
        int eventLoops,
        Duration shutdownGrace) {

    private static final int DEFAULT_EVENT_LOOPS = 2;

    public GatewayConfig {
        atLeastOne("eventLoops", eventLoops);
        positive("shutdownGrace", shutdownGrace);
    }

    /// The defaults, listening on this address; port 0 picks a free one.
    public static GatewayConfig on(InetSocketAddress listen) {
        return new GatewayConfig(
                listen,
                Limits.DEFAULT,
                Timeouts.DEFAULT,
                DEFAULT_EVENT_LOOPS,
                Duration.ofSeconds(10));
    }

    /// The same with other limits.
    public GatewayConfig withLimits(Limits other) {
        return new GatewayConfig(listen, other, timeouts, eventLoops, shutdownGrace);
    }

    /// The same with other timeouts.
    public GatewayConfig withTimeouts(Timeouts other) {
        return new GatewayConfig(listen, limits, other, eventLoops, shutdownGrace);
    }

    /// The same with another number of event loops.
    public GatewayConfig withEventLoops(int other) {
        return new GatewayConfig(listen, limits, timeouts, other, shutdownGrace);
    }

    /// The same with another time for requests in flight to end.
    public GatewayConfig withShutdownGrace(Duration other) {
        return new GatewayConfig(listen, limits, timeouts, eventLoops, other);
    }

    /// The largest request that is taken.
    ///
    /// `bodyBytes` bounds a request's body, `headerBytes` its request line and its header section,
    /// each on its own. Both are inclusive.
    public record Limits(long bodyBytes, int headerBytes) {

        /// 16 MiB of body, 32 KiB of headers.
        public static final Limits DEFAULT = new Limits(16L << 20, 32 << 10);

        public Limits {
            atLeastOne("bodyBytes", bodyBytes);
            atLeastOne("headerBytes", headerBytes);
        }
    }

    /// How long the gateway waits for whom.
    ///
    /// - `requestHead`: for the rest of a request's head once its first byte is there.
    /// - `clientIdle`: for the next request on an open connection.
    /// - `connect`: for an instance to accept a connection.
    /// - `instanceIdle`: how long an unused connection to an instance is kept. It must be shorter
    ///   than the instance's own keep-alive, or the two may pass each other: a request that is
    ///   written while the instance closes fails when it must not be sent twice.
    public record Timeouts(
            Duration requestHead, Duration clientIdle, Duration connect, Duration instanceIdle) {

        /// 10 s for a head, 60 s between requests, 2 s to connect, 1.5 s for a spare connection:
        /// the shortest keep-alive among common model servers is Gunicorn's 2 s.
        public static final Timeouts DEFAULT =
                new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(1_500));

        public Timeouts {
            positive("requestHead", requestHead);
            positive("clientIdle", clientIdle);
            positive("connect", connect);
            positive("instanceIdle", instanceIdle);
        }
    }

    private static void atLeastOne(String name, long value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " = " + value + ", must be >= 1");
        }
    }

    private static void positive(String name, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(name + " = " + value + ", must be positive");
        }
    }
}
