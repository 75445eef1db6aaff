package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/// A request as far as it has come, kept so that it can be sent again.
///
/// The body is kept until it grows beyond 64 KiB or until an answer begins; from then on the
/// request cannot be replayed.
final class KeptRequest {

    private static final long PREFIX_BYTES = 64L << 10;

    private final HttpRequest head;
    private final Queue<HttpContent> body = new ArrayDeque<>();
    private long bytes;
    private boolean complete;
    private boolean replayable = true;

    KeptRequest(HttpRequest head) {
        this.head = head;
    }

    HttpRequest head() {
        return head;
    }

    boolean isComplete() {
        return complete;
    }

    boolean isReplayable() {
        return replayable;
    }

    /// All bytes of the body that have come so far, kept or not.
    long bytes() {
        return bytes;
    }

    /// Takes over a piece of the body.
    void add(HttpContent piece) {
        bytes += piece.content().readableBytes();
        complete = piece instanceof LastHttpContent;
        if (replayable) {
            body.add(piece);
        } else {
            piece.release();
        }
    }

    /// Hands out every kept piece anew.
    void replay(Consumer<HttpContent> to) {
        body.forEach(piece -> to.accept(piece.retainedDuplicate()));
    }

    /// Lets go of the body if it has grown too long to be kept.
    void trim() {
        if (bytes > PREFIX_BYTES) {
            forget();
        }
    }

    void forget() {
        replayable = false;
        body.forEach(ReferenceCountUtil::release);
        body.clear();
    }
}
