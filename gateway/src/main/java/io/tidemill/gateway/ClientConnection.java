package io.tidemill.gateway;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.tidemill.gateway.Admission.Refused;
import io.tidemill.gateway.Admission.Seated;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/// One connection of a client. It takes requests off it one at a time, in order, and looks after
/// the connection between them.
///
/// ```
///              ┌───────────── answered, request complete ─────────────┐
///              ▼                                                      │
///   ──────► awaiting ──head, let in──► serving ──────────────────────►┤
///              ▲  │                                                   │
///              │  └──head, refused───────────────────────────────────►┤
///              │                                                      │
///              └──last piece── skipping ◄──answered, a little to come─┤
///                                                                     │
///                              lingering ◄──answered, no more wanted──┘
/// ```
///
/// - *skipping*: the answer is out, the rest of the short request is read and dropped.
/// - *lingering*: the last answer is out, and once the client has taken it our direction is closed.
///   What still comes is dropped until the client closes too: closing all of it first would reset
///   the connection, and the client might lose the answer.
///
/// The client is read even while an instance works, because only so is it seen to leave. If it has
/// sent its next request meanwhile, that waits here and reading pauses. A client that closes its
/// own end only (half-close) counts as gone.
final class ClientConnection extends ChannelInboundHandlerAdapter {

    private static final String HEALTH_PATH = "/healthz";
    private static final Duration LINGER = Duration.ofSeconds(2);

    private sealed interface Phase {
        record Awaiting() implements Phase {}

        record Serving(Exchange exchange) implements Phase {}

        record Skipping() implements Phase {}

        record Lingering() implements Phase {}
    }

    private final Wire wire;
    private final Lane lane;
    private final HeadTimer timer;
    private final ResponseEncoder encoder;
    private final Alarm lingering;
    private final UsedEndpoints used;
    private final Queue<Object> backlog = new ArrayDeque<>();
    private Phase phase = new Phase.Awaiting();
    private boolean requestComplete;
    private boolean lastAnswer;
    private boolean pumping;

    ClientConnection(Channel channel, Lane lane, HeadTimer timer, ResponseEncoder encoder) {
        this.wire = new Wire(channel);
        this.lane = lane;
        this.timer = timer;
        this.encoder = encoder;
        this.lingering = new Alarm(lane.loop());
        this.used = new UsedEndpoints(lane.front().listener());
    }

    Lane lane() {
        return lane;
    }

    // What happens on the connection.

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        lane.front().add(ctx.channel());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        backlog.add(message);
        pump();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (phase instanceof Phase.Serving(Exchange exchange) && !requestComplete) {
            exchange.requestPaused();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (phase instanceof Phase.Serving(Exchange exchange)) {
            exchange.clientWritabilityChanged();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        Phase last = phase;
        phase = new Phase.Lingering();
        lingering.clear();
        used.release();
        if (last instanceof Phase.Serving(Exchange exchange)) {
            exchange.clientLeft();
        }
        pump();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        if (phase instanceof Phase.Awaiting && event instanceof HeadTimer.Expiry expiry) {
            switch (expiry) {
                case IDLE -> wire.close();
                case SLOW_HEAD -> refuse(Call.headless(lane.nextId()), Refusal.slowHead());
            }
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        Faults.note(cause);
        wire.close();
    }

    // What an exchange asks of it.

    boolean isWritable() {
        return wire.isWritable();
    }

    void write(HttpObject part) {
        wire.write(part);
    }

    /// Writes the head of an answer, which may be the whole of it, and tells the client in it
    /// whether the connection goes on.
    void writeHead(Call call, HttpResponse head) {
        lastAnswer = !goesOn(call);
        if (lastAnswer) {
            HttpUtil.setKeepAlive(head, false);
        }
        encoder.answerHead(call.isHead());
        write(head);
    }

    void flush() {
        wire.flush();
    }

    /// The answer is written as a whole; on to what comes next.
    void answered(Call call) {
        flush();
        if (lastAnswer || !goesOn(call)) {
            linger();
        } else if (requestComplete) {
            await();
        } else {
            phase = new Phase.Skipping();
        }
        pump();
    }

    /// Breaks the connection, for want of another way to say that an answer is not whole.
    void cut() {
        phase = new Phase.Lingering();
        wire.close();
    }

    /// Reads on, or not, as the side that takes the bytes can keep up.
    void readOrPause() {
        wire.read(wantsToRead());
    }

    // The steps between the phases.

    /// Takes whatever may be taken now. Answers given on the way lead back here, hence the guard.
    private void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        try {
            while (takesNext()) {
                take(backlog.remove());
            }
        } finally {
            pumping = false;
        }
        readOrPause();
    }

    private boolean takesNext() {
        return !backlog.isEmpty() && !(phase instanceof Phase.Serving && requestComplete);
    }

    private boolean wantsToRead() {
        return switch (phase) {
            case Phase.Serving(Exchange exchange) ->
                    requestComplete ? backlog.isEmpty() : exchange.takesMore();
            case Phase.Awaiting _, Phase.Skipping _, Phase.Lingering _ -> true;
        };
    }

    private void take(Object message) {
        switch (phase) {
            case Phase.Awaiting _ when message instanceof HttpRequest head -> begin(head);
            case Phase.Serving(Exchange exchange) when message instanceof HttpContent piece -> {
                requestComplete = piece instanceof LastHttpContent;
                exchange.requestContinues(piece);
            }
            case Phase.Skipping _ when message instanceof LastHttpContent last -> {
                last.release();
                await();
            }
            default -> ReferenceCountUtil.release(message);
        }
    }

    private void begin(HttpRequest head) {
        timer.stop();
        requestComplete = false;
        Call call = Call.of(head, lane.nextId());
        Syntax.fault(head).ifPresentOrElse(fault -> refuse(call, fault), () -> route(call, head));
    }

    private void route(Call call, HttpRequest head) {
        if (Target.originForm(head.uri()).equals(HEALTH_PATH)) {
            writeHead(call, healthy());
            answered(call);
            return;
        }
        switch (lane.door().admit(head)) {
            case Refused refused -> refuse(call, refused);
            case Seated(Seat seat, String uri) -> serve(call, head, seat, uri);
        }
    }

    private void serve(Call call, HttpRequest head, Seat seat, String uri) {
        if (HttpUtil.is100ContinueExpected(head)) {
            write(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            flush();
        }
        used.use(seat.deployment().endpoint());
        Rewriting.toInstance(head, uri, call.ids());
        Exchange exchange = new Exchange(this, call, seat, new KeptRequest(head));
        phase = new Phase.Serving(exchange);
        exchange.start();
    }

    private void refuse(Call call, Refusal refusal) {
        refuse(call, new Refused(new Reach.Nowhere(), refusal));
    }

    private void refuse(Call call, Refused refused) {
        FullHttpResponse answer = refused.refusal().response(refused.reach(), call.ids());
        lane.front()
                .listener()
                .finished(
                        new CompletedRequest(
                                refused.reach(),
                                answer.status().code(),
                                CompletedRequest.Ending.ANSWERED,
                                Duration.ofNanos(System.nanoTime() - call.startedAt()),
                                0,
                                answer.content().readableBytes()));
        writeHead(call, answer);
        answered(call);
    }

    private void await() {
        phase = new Phase.Awaiting();
        timer.await();
    }

    private void linger() {
        phase = new Phase.Lingering();
        timer.stop();
        lingering.set(lane.front().config().timeouts().clientIdle().toNanos(), wire::close);
        wire.finish(() -> lingering.set(LINGER.toNanos(), wire::close));
    }

    /// Whether another request may follow: both sides want it, and the rest of this one, if it
    /// still comes at all, is little.
    private boolean goesOn(Call call) {
        return call.keepsAlive()
                && !lane.front().isClosing()
                && (requestComplete || call.hasSmallBody());
    }

    private static FullHttpResponse healthy() {
        FullHttpResponse answer =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1,
                        HttpResponseStatus.OK,
                        Unpooled.copiedBuffer("Healthy", StandardCharsets.UTF_8));
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
        answer.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.content().readableBytes());
        return answer;
    }
}
