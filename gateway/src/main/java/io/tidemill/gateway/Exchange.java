package io.tidemill.gateway;

import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.tidemill.gateway.CompletedRequest.Ending;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// One request that was let in, on its way to an instance and back.
///
/// ```
///        ┌──── lost, another instance ────┐
///        ▼                                │
///    connecting ────────────────────► waiting ─────► answering
///        │                                │              │
///        │ refuse: 408, 413, 502          │              │ last piece,
///        │ client left                    │              │ truncated
///        └────────────────► over ◄────────┴──────────────┘
/// ```
///
/// - *connecting*: the request is kept, the client is not read any further.
/// - *waiting*: an instance has the request, or is being sent it; nothing was answered yet.
/// - *answering*: the client has been sent the head of the instance's answer.
/// - *over*: counted out, reported, and nothing is held any more. [#end] alone leads here.
///
/// A request is sent to another instance only as long as it is kept whole, and either nothing of it
/// left the gateway or doing it twice does no harm. So a POST that an instance may have begun to
/// work on is never sent again.
final class Exchange {

    private sealed interface Stage {
        record Connecting() implements Stage {}

        record Waiting(Upstream upstream, ChannelFuture headSent) implements Stage {}

        record Answering(Upstream upstream, int modelStatus, int status) implements Stage {}

        record Over() implements Stage {}
    }

    private final ClientConnection client;
    private final Lane lane;
    private final Call call;
    private final Seat seat;
    private final KeptRequest request;
    private final Alarm deadline;
    private final Set<String> tried = new HashSet<>();
    private Stage stage = new Stage.Connecting();
    private long lastPieceAt;
    private long bytesOut;

    Exchange(ClientConnection client, Call call, Seat seat, KeptRequest request) {
        this.client = client;
        this.lane = client.lane();
        this.call = call;
        this.seat = seat;
        this.request = request;
        this.deadline = new Alarm(lane.loop());
    }

    void start() {
        deadline.set(timeout().toNanos(), this::expire);
        attempt();
    }

    // What the client does.

    /// Whether more of the request can be taken without piling it up here.
    boolean takesMore() {
        return switch (stage) {
            case Stage.Waiting(Upstream upstream, _) -> upstream.isWritable();
            case Stage.Answering(Upstream upstream, _, _) -> upstream.isWritable();
            case Stage.Connecting _, Stage.Over _ -> false;
        };
    }

    /// Takes over the next piece of the request's body.
    void requestContinues(HttpContent piece) {
        if (piece.decoderResult().isFailure()) {
            piece.release();
            fail(Refusal.malformed("its body is broken"));
        } else if (request.bytes() + piece.content().readableBytes() > bodyLimit()) {
            piece.release();
            fail(Refusal.bodyTooLarge(bodyLimit()));
        } else {
            pass(piece);
        }
    }

    /// For now there is no more to read from the client.
    void requestPaused() {
        switch (stage) {
            case Stage.Waiting(Upstream upstream, _) -> upstream.flush();
            case Stage.Answering(Upstream upstream, _, _) -> upstream.flush();
            case Stage.Connecting _, Stage.Over _ -> {}
        }
    }

    void clientWritabilityChanged() {
        if (stage instanceof Stage.Answering(Upstream upstream, _, _)) {
            upstream.read(client.isWritable());
        }
    }

    /// The client is gone: the instance shall stop working for nobody.
    void clientLeft() {
        switch (stage) {
            case Stage.Waiting(Upstream upstream, _) -> abandon(upstream);
            case Stage.Answering(Upstream upstream, int model, int status) -> {
                upstream.retire();
                end(seat.answered(model), status, Ending.ABANDONED);
            }
            case Stage.Connecting _ ->
                    end(seat.reached(), CompletedRequest.CLIENT_LEFT, Ending.ABANDONED);
            case Stage.Over _ -> {}
        }
    }

    // What the instance does.

    /// A new connection to the instance is there. It may come too late.
    void connected(Upstream upstream) {
        if (stage instanceof Stage.Connecting) {
            send(upstream);
            upstream.flush();
            client.readOrPause();
        } else {
            upstream.retire();
        }
    }

    void instanceWritabilityChanged() {
        client.readOrPause();
    }

    void answerBegins(HttpResponse head) {
        if (stage instanceof Stage.Waiting(Upstream upstream, _)) {
            request.forget();
            int modelStatus = head.status().code();
            Rewriting.toClient(head, call, seat);
            stage = new Stage.Answering(upstream, modelStatus, head.status().code());
            lastPieceAt = System.nanoTime();
            client.writeHead(call, head);
        }
    }

    /// Takes over the next piece of the answer's body.
    void answerContinues(HttpContent piece) {
        if (!(stage instanceof Stage.Answering answering)) {
            piece.release();
            return;
        }
        bytesOut += piece.content().readableBytes();
        lastPieceAt = System.nanoTime();
        client.write(piece);
        if (piece instanceof LastHttpContent) {
            complete(answering);
        } else if (!client.isWritable()) {
            answering.upstream().read(false);
        }
    }

    /// For now there is no more to read from the instance.
    void answerPaused() {
        client.flush();
    }

    /// The connection to the instance failed, or never came to be.
    void instanceLost(String what) {
        switch (stage) {
            case Stage.Connecting _ -> retryOr(true, what);
            case Stage.Waiting(_, ChannelFuture headSent) ->
                    retryOr(!headSent.isSuccess() || call.isIdempotent(), what);
            case Stage.Answering answering -> truncate(answering);
            case Stage.Over _ -> {}
        }
    }

    // The steps between the stages.

    private void attempt() {
        stage = new Stage.Connecting();
        tried.add(seat.instance().id());
        lane.pool()
                .take(seat.instance().route())
                .ifPresentOrElse(this::send, () -> lane.pool().connect(seat.instance(), this));
    }

    private void send(Upstream upstream) {
        stage = new Stage.Waiting(upstream, upstream.serve(this, request.head()));
        request.replay(upstream::write);
        request.trim();
    }

    private void pass(HttpContent piece) {
        switch (stage) {
            case Stage.Waiting(Upstream upstream, _) -> pass(piece, upstream);
            case Stage.Answering(Upstream upstream, _, _) -> pass(piece, upstream);
            case Stage.Connecting _ -> request.add(piece);
            case Stage.Over _ -> piece.release();
        }
    }

    private void pass(HttpContent piece, Upstream upstream) {
        upstream.write(piece.retainedDuplicate());
        request.add(piece);
        request.trim();
        if (request.isComplete()) {
            upstream.flush();
        }
    }

    private void retryOr(boolean harmless, String what) {
        String instance = seat.instance().id();
        if (harmless && request.isReplayable() && lane.door().reseat(seat, tried)) {
            attempt();
            requestPaused();
        } else {
            refuse(Refusal.instanceFailed(instance, what));
        }
    }

    /// The time is up for the head of an answer, or perhaps for its next piece.
    private void expire() {
        if (stage instanceof Stage.Answering answering) {
            expire(answering);
        } else {
            fail(Refusal.timedOut(seat.deployment().route()));
        }
    }

    /// A client that reads slowly is given the time of an idle one: the gateway waits for it, not
    /// for the instance.
    private void expire(Stage.Answering answering) {
        Duration patience =
                client.isWritable() ? timeout() : lane.front().config().timeouts().clientIdle();
        long left = lastPieceAt + patience.toNanos() - System.nanoTime();
        if (left > 0) {
            deadline.set(left, this::expire);
        } else {
            truncate(answering);
        }
    }

    // The ways to be over.

    private void complete(Stage.Answering answering) {
        end(seat.answered(answering.modelStatus()), answering.status(), Ending.ANSWERED);
        if (request.isComplete()) {
            answering.upstream().release();
        } else {
            answering.upstream().retire();
        }
        client.answered(call);
    }

    private void truncate(Stage.Answering answering) {
        answering.upstream().retire();
        end(seat.answered(answering.modelStatus()), answering.status(), Ending.TRUNCATED);
        client.cut();
    }

    private void abandon(Upstream upstream) {
        upstream.retire();
        end(seat.reached(), CompletedRequest.CLIENT_LEFT, Ending.ABANDONED);
    }

    private void fail(Refusal refusal) {
        switch (stage) {
            case Stage.Connecting _ -> refuse(refusal);
            case Stage.Waiting(Upstream upstream, _) -> {
                upstream.retire();
                refuse(refusal);
            }
            case Stage.Answering answering -> truncate(answering);
            case Stage.Over _ -> {}
        }
    }

    private void refuse(Refusal refusal) {
        FullHttpResponse answer = refusal.response(seat.reached(), call.ids());
        bytesOut = answer.content().readableBytes();
        end(seat.reached(), answer.status().code(), Ending.ANSWERED);
        client.writeHead(call, answer);
        client.answered(call);
    }

    /// Counts the request out and reports it: the one way out of every stage.
    private void end(Reach reach, int status, Ending ending) {
        stage = new Stage.Over();
        deadline.clear();
        request.forget();
        seat.leave();
        Duration duration = Duration.ofNanos(System.nanoTime() - call.startedAt());
        lane.front()
                .listener()
                .finished(
                        new CompletedRequest(
                                reach, status, ending, duration, request.bytes(), bytesOut));
    }

    private Duration timeout() {
        return seat.deployment().route().requestTimeout();
    }

    private long bodyLimit() {
        return lane.front().config().limits().bodyBytes();
    }
}
