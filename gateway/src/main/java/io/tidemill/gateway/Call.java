package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Set;

/// What must be remembered of a request's head until its answer is out.
///
/// `isModern` says that the client speaks HTTP/1.1. `hasSmallBody` says that the body is known to
/// be so short that reading the rest of it costs less than a new connection. `startedAt` is in
/// nanoseconds of [System#nanoTime].
record Call(
        HttpMethod method,
        boolean isModern,
        boolean keepsAlive,
        boolean hasSmallBody,
        TraceIds ids,
        long startedAt) {

    private static final long SMALL_BODY = 64L << 10;
    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.OPTIONS,
                    HttpMethod.TRACE,
                    HttpMethod.PUT,
                    HttpMethod.DELETE);

    /// A client of HTTP/1.0 gets one answer for each connection: it cannot be sent chunks, so most
    /// answers could only end with the connection anyway.
    static Call of(HttpRequest head, String id) {
        boolean modern = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return new Call(
                head.method(),
                modern,
                modern && head.decoderResult().isSuccess() && HttpUtil.isKeepAlive(head),
                hasSmallBody(head),
                TraceIds.of(id, head.headers()),
                System.nanoTime());
    }

    /// A request that never got as far as a head.
    static Call headless(String id) {
        return new Call(
                HttpMethod.GET, true, false, false, new TraceIds(id, ""), System.nanoTime());
    }

    boolean isHead() {
        return method.equals(HttpMethod.HEAD);
    }

    /// Whether sending the request twice does no more than sending it once.
    boolean isIdempotent() {
        return IDEMPOTENT.contains(method);
    }

    /// A client that waits for "100 Continue" may never send its body, so nothing may be expected.
    private static boolean hasSmallBody(HttpRequest head) {
        return head.decoderResult().isSuccess()
                && !HttpUtil.is100ContinueExpected(head)
                && !HttpUtil.isTransferEncodingChunked(head)
                && HttpUtil.getContentLength(head, 0L) <= SMALL_BODY;
    }
}
