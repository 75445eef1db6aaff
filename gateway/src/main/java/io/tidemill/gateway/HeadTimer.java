package io.tidemill.gateway;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;

/// The patience with a client that has still to send a request's head. It sits before the decoder,
/// where a first byte can be seen.
///
/// ```
///   off ──await()──► idle ──first byte──► partial
///    ▲                                       │
///    └─────────────── stop() ────────────────┘
/// ```
///
/// A busy connection sets no timer for each request: the one for idleness looks how long it has
/// been idle when it fires, and most heads arrive whole and need none.
final class HeadTimer extends ChannelInboundHandlerAdapter {

    /// What the client's connection is told when the patience is over.
    enum Expiry {
        /// No byte of another request came, or the gateway is closing.
        IDLE,
        /// A head was begun and not finished.
        SLOW_HEAD
    }

    private enum State {
        OFF,
        IDLE,
        PARTIAL
    }

    private final GatewayConfig.Timeouts timeouts;
    private final Alarm idle;
    private final Alarm partial;
    private State state = State.OFF;
    private long since;

    HeadTimer(Lane lane) {
        this.timeouts = lane.front().config().timeouts();
        this.idle = new Alarm(lane.loop());
        this.partial = new Alarm(lane.loop());
    }

    void await() {
        enter(State.IDLE);
    }

    void stop() {
        state = State.OFF;
        partial.clear();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        await();
        idle.set(timeouts.clientIdle().toNanos(), () -> checkIdle(ctx));
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object bytes) {
        if (state == State.IDLE) {
            enter(State.PARTIAL);
        }
        ctx.fireChannelRead(bytes);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.fireChannelReadComplete();
        if (state == State.PARTIAL) {
            partial.set(left(timeouts.requestHead()), () -> expire(ctx, Expiry.SLOW_HEAD));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        idle.clear();
        partial.clear();
        ctx.fireChannelInactive();
    }

    private void checkIdle(ChannelHandlerContext ctx) {
        Duration patience = timeouts.clientIdle();
        long left = state == State.IDLE ? left(patience) : patience.toNanos();
        if (left > 0) {
            idle.set(left, () -> checkIdle(ctx));
        } else {
            expire(ctx, Expiry.IDLE);
        }
    }

    private static void expire(ChannelHandlerContext ctx, Expiry expiry) {
        ctx.fireUserEventTriggered(expiry);
    }

    private void enter(State next) {
        state = next;
        since = System.nanoTime();
    }

    private long left(Duration patience) {
        return since + patience.toNanos() - System.nanoTime();
    }
}
