package io.tidemill.gateway;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.tidemill.gateway.Routes.Instance;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// One event loop's connections to instances: the spare ones, and the way to open more.
///
/// The spare connection used last is used first, so the others grow old and are closed. An instance
/// that is gone closes its own.
final class UpstreamPool {

    private static final int MAX_ANSWER_HEADER_BYTES = 64 << 10;

    private final Alarm sweeper;
    private final GatewayConfig.Timeouts timeouts;
    private final Bootstrap bootstrap;
    private final Map<InstanceRoute, Deque<Upstream>> spare = new HashMap<>();
    private boolean sweeping;

    UpstreamPool(EventLoop loop, Class<? extends Channel> type, GatewayConfig.Timeouts timeouts) {
        this.sweeper = new Alarm(loop);
        this.timeouts = timeouts;
        this.bootstrap =
                new Bootstrap()
                        .group(loop)
                        .channel(type)
                        .disableResolver()
                        .option(ChannelOption.TCP_NODELAY, true)
                        .option(
                                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                                Math.toIntExact(timeouts.connect().toMillis()));
    }

    /// A spare connection to this instance, if there is one that can be trusted.
    Optional<Upstream> take(InstanceRoute instance) {
        Deque<Upstream> parked = spare.get(instance);
        while (parked != null && !parked.isEmpty()) {
            Upstream youngest = parked.pop();
            if (youngest.isFresh(timeouts.instanceIdle().toNanos())) {
                return Optional.of(youngest);
            }
            youngest.retire();
        }
        return Optional.empty();
    }

    /// Opens a connection for an exchange and tells it what came of that.
    void connect(Instance instance, Exchange exchange) {
        ChannelFuture connected =
                bootstrap.clone().handler(pipeline(instance.route())).connect(instance.address());
        connected.addListener(_ -> {
            if (connected.isSuccess()) {
                exchange.connected(connected.channel().pipeline().get(Upstream.class));
            } else {
                exchange.instanceLost("could not be connected to");
            }
        });
    }

    void park(Upstream upstream) {
        spare.computeIfAbsent(upstream.instance(), _ -> new ArrayDeque<>()).push(upstream);
        if (!sweeping) {
            sweepLater();
        }
    }

    void remove(Upstream upstream) {
        Deque<Upstream> parked = spare.get(upstream.instance());
        if (parked != null) {
            parked.remove(upstream);
        }
    }

    private void sweepLater() {
        sweeping = true;
        sweeper.set(timeouts.instanceIdle().toNanos(), this::sweep);
    }

    private void sweep() {
        spare.values().forEach(this::sweep);
        spare.values().removeIf(Deque::isEmpty);
        sweeping = false;
        if (!spare.isEmpty()) {
            sweepLater();
        }
    }

    private void sweep(Deque<Upstream> parked) {
        Duration rest = timeouts.instanceIdle();
        while (!parked.isEmpty() && !parked.getLast().isFresh(rest.toNanos())) {
            parked.removeLast().retire();
        }
    }

    private ChannelInitializer<Channel> pipeline(InstanceRoute instance) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                HttpDecoderConfig limits =
                        new HttpDecoderConfig().setMaxHeaderSize(MAX_ANSWER_HEADER_BYTES);
                channel.pipeline()
                        .addLast(new HttpClientCodec(limits, false, false))
                        .addLast(new Upstream(channel, instance, UpstreamPool.this));
            }
        };
    }
}
