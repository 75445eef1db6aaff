package io.tidemill.gateway;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// A running gateway: the request path in front of the instances.
///
/// Its methods may be called from any thread, except from a [RequestListener].
public final class Gateway implements AutoCloseable {

    private static final int BACKLOG = 1024;

    private final Front front;
    private final EventLoopGroup loops;
    private final Channel server;

    private Gateway(Front front, EventLoopGroup loops, Channel server) {
        this.front = front;
        this.loops = loops;
        this.server = server;
    }

    /// Starts to listen. Until a table is [routed][#route] every endpoint is unknown.
    ///
    /// @throws UncheckedIOException if it cannot listen; the message names address and reason
    public static Gateway start(GatewayConfig config, RequestListener listener) {
        return start(config, listener, Transport.best());
    }

    static Gateway start(GatewayConfig config, RequestListener listener, Transport transport) {
        Front front = new Front(config, listener, transport);
        EventLoopGroup loops = transport.loops(config.eventLoops());
        ChannelFuture bound = bootstrap(front, loops).bind(config.listen()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(loops);
            throw cannotListen(config.listen(), bound.cause());
        }
        return new Gateway(front, loops, bound.channel());
    }

    /// Where it listens, with the port that was picked if the config said 0.
    public InetSocketAddress address() {
        return (InetSocketAddress) server.localAddress();
    }

    /// Puts another table in force, at once and as a whole. Requests under way are not touched: an
    /// instance that is not in the new table gets no more of them and finishes those it has.
    ///
    /// Host names are resolved here, once, which may block.
    public void route(RouteTable table) {
        front.routing().replace(table);
    }

    /// The requests now on this instance, routed or not. When it was taken out of the table and
    /// this says 0, no request will come any more.
    public int inFlight(String instanceId) {
        return front.routing().inFlight(instanceId);
    }

    /// The clients' open connections.
    public int connections() {
        return front.clients().size();
    }

    /// Stops to listen, lets requests in flight end within the configured grace, and closes.
    @Override
    public void close() {
        server.close().awaitUninterruptibly();
        front.beginClosing();
        front.clients()
                .forEach(client -> client.pipeline().fireUserEventTriggered(HeadTimer.Expiry.IDLE));
        long grace = front.config().shutdownGrace().toMillis();
        front.clients().newCloseFuture().awaitUninterruptibly(grace);
        front.clients().close().awaitUninterruptibly();
        stop(loops);
    }

    private static ServerBootstrap bootstrap(Front front, EventLoopGroup loops) {
        return new ServerBootstrap()
                .group(loops)
                .channel(front.transport().server())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(
                        new ChannelInitializer<>() {
                            @Override
                            protected void initChannel(Channel channel) {
                                assemble(channel, front);
                            }
                        });
    }

    private static void assemble(Channel client, Front front) {
        Lane lane = front.lane(client.eventLoop());
        HeadTimer timer = new HeadTimer(lane);
        ResponseEncoder encoder = new ResponseEncoder();
        int headerBytes = front.config().limits().headerBytes();
        HttpDecoderConfig limits =
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(headerBytes)
                        .setMaxHeaderSize(headerBytes);
        client.pipeline()
                .addLast(timer)
                .addLast(new HttpRequestDecoder(limits))
                .addLast(encoder)
                .addLast(new ClientConnection(client, lane, timer, encoder));
    }

    private static UncheckedIOException cannotListen(InetSocketAddress address, Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        String reason = text.substring(text.lastIndexOf(": ") + 1).strip();
        return new UncheckedIOException(
                "cannot listen on "
                        + address.getHostString()
                        + ":"
                        + address.getPort()
                        + ": "
                        + reason,
                cause instanceof IOException known ? known : new IOException(cause));
    }

    private static void stop(EventLoopGroup loops) {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
