package io.tidemill.gateway;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What all event loops of a gateway share.
final class Front {

    private final GatewayConfig config;
    private final RequestListener listener;
    private final Transport transport;
    private final Routing routing = new Routing();
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Map<EventExecutor, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean closing;

    Front(GatewayConfig config, RequestListener listener, Transport transport) {
        this.config = config;
        this.listener = listener;
        this.transport = transport;
    }

    GatewayConfig config() {
        return config;
    }

    RequestListener listener() {
        return listener;
    }

    Transport transport() {
        return transport;
    }

    Routing routing() {
        return routing;
    }

    ChannelGroup clients() {
        return clients;
    }

    boolean isClosing() {
        return closing;
    }

    /// From now on no connection outlives the request that it carries.
    void beginClosing() {
        closing = true;
    }

    Lane lane(EventLoop loop) {
        return lanes.computeIfAbsent(loop, _ -> new Lane(this, loop));
    }

    void add(Channel client) {
        clients.add(client);
    }
}
