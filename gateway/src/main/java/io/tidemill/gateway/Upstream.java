package io.tidemill.gateway;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/// One connection to an instance. It serves one exchange at a time and rests in the pool between.
///
/// ```
///     ┌──────────────────────────────┐
///     ▼                              │
///   spare ──serve()──► serving ──► finished
///     │                   │          │
///     └────────────────► retired ◄───┘
/// ```
final class Upstream extends ChannelInboundHandlerAdapter {

    private sealed interface Duty {
        record Spare(long sinceNanos) implements Duty {}

        record Serving(Exchange exchange) implements Duty {}

        record Finished() implements Duty {}

        record Retired() implements Duty {}
    }

    private final Wire wire;
    private final InstanceRoute instance;
    private final UpstreamPool pool;
    private Duty duty = new Duty.Spare(System.nanoTime());
    private boolean reusable;
    private boolean skipsInterim;

    Upstream(Channel channel, InstanceRoute instance, UpstreamPool pool) {
        this.wire = new Wire(channel);
        this.instance = instance;
        this.pool = pool;
    }

    InstanceRoute instance() {
        return instance;
    }

    boolean isWritable() {
        return wire.isWritable();
    }

    /// Whether a request may be sent here: the connection rested less than this long and the
    /// instance has not closed it.
    boolean isFresh(long maxRestNanos) {
        return duty instanceof Duty.Spare(long since)
                && System.nanoTime() - since < maxRestNanos
                && wire.isOpen()
                && !wire.isClosedByPeer();
    }

    /// Sends the head of an exchange's request, which has this connection from now on.
    ///
    /// The head leaves in one piece or not at all, since nothing else waits to be sent. So when the
    /// result fails, the instance has seen nothing of the request.
    ChannelFuture serve(Exchange exchange, HttpRequest head) {
        duty = new Duty.Serving(exchange);
        return wire.writeTracked(head);
    }

    void write(HttpContent piece) {
        wire.write(piece);
    }

    void flush() {
        wire.flush();
    }

    void read(boolean on) {
        wire.read(on);
    }

    /// Ends the service of an exchange whose request and answer both are complete.
    ///
    /// The connection goes back to the pool only when all that was read with the answer's end has
    /// been looked at: were there more, it would be taken for the answer to the next request.
    void release() {
        if (reusable && wire.isOpen()) {
            duty = new Duty.Finished();
            read(true);
        } else {
            retire();
        }
    }

    /// Closes the connection, which tells the instance that nobody waits for its answer any more.
    void retire() {
        duty = new Duty.Retired();
        wire.close();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        switch (duty) {
            case Duty.Serving(Exchange exchange) -> read(exchange, message);
            case Duty.Spare _, Duty.Finished _, Duty.Retired _ -> {
                ReferenceCountUtil.release(message);
                retire();
            }
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        switch (duty) {
            case Duty.Serving(Exchange exchange) -> exchange.answerPaused();
            case Duty.Finished _ -> {
                duty = new Duty.Spare(System.nanoTime());
                pool.park(this);
            }
            case Duty.Spare _, Duty.Retired _ -> {}
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (duty instanceof Duty.Serving(Exchange exchange)) {
            exchange.instanceWritabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Duty last = duty;
        duty = new Duty.Retired();
        switch (last) {
            case Duty.Serving(Exchange exchange) -> exchange.instanceLost("closed the connection");
            case Duty.Spare _ -> pool.remove(this);
            case Duty.Finished _, Duty.Retired _ -> {}
        }
    }

    /// A reset connection, a failed write, or a fault of ours: each ends this connection.
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Faults.note(cause);
        wire.close();
    }

    private void read(Exchange exchange, Object message) {
        switch (message) {
            case HttpResponse head -> readHead(exchange, head);
            case LastHttpContent _ when skipsInterim -> skipsInterim = false;
            case HttpContent piece -> readPiece(exchange, piece);
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void readHead(Exchange exchange, HttpResponse head) {
        if (head.decoderResult().isFailure()) {
            lose(exchange, describe(head.decoderResult().cause()));
        } else if (head.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
            lose(exchange, "switched to a protocol that nobody asked for");
        } else if (head.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            skipsInterim = true;
        } else {
            reusable = HttpUtil.isKeepAlive(head);
            exchange.answerBegins(head);
        }
    }

    private void readPiece(Exchange exchange, HttpContent piece) {
        if (piece.decoderResult().isFailure()) {
            piece.release();
            lose(exchange, "broke off its answer with bytes that are not HTTP");
        } else {
            exchange.answerContinues(piece);
        }
    }

    private void lose(Exchange exchange, String what) {
        retire();
        exchange.instanceLost(what);
    }

    private static String describe(Throwable cause) {
        return cause instanceof PrematureChannelClosureException
                ? "closed the connection"
                : "answered something that is not HTTP";
    }
}
