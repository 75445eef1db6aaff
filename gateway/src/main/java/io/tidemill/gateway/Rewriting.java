package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What changes in a head on its way through the gateway, in either direction.
final class Rewriting {

    /// Headers that speak of one connection only and must not travel on.
    private static final List<AsciiString> HOP_BY_HOP =
            List.of(
                    HttpHeaderNames.CONNECTION,
                    AsciiString.cached("keep-alive"),
                    AsciiString.cached("proxy-connection"),
                    HttpHeaderNames.PROXY_AUTHENTICATE,
                    HttpHeaderNames.PROXY_AUTHORIZATION,
                    HttpHeaderNames.TE,
                    HttpHeaderNames.UPGRADE);

    /// Headers that `Connection` may name as it likes. Without them a body would have no end, and
    /// what follows it would be taken for another request.
    private static final Set<String> FRAMING =
            Set.of("content-length", "transfer-encoding", "host");

    private Rewriting() {}

    /// Turns a client's head into one for an instance.
    ///
    /// The key stays here: it opens the endpoint and is none of the instance's business.
    static void toInstance(HttpRequest head, String uri, TraceIds ids) {
        HttpHeaders headers = head.headers();
        head.setUri(uri).setProtocolVersion(HttpVersion.HTTP_1_1);
        stripHopByHop(headers);
        headers.remove(HttpHeaderNames.EXPECT);
        headers.remove(HttpHeaderNames.AUTHORIZATION);
        headers.remove(AzureHeaders.CLIENT_REQUEST_ID);
        ids.writeTo(headers);
        if (!headers.contains(HttpHeaderNames.HOST)) {
            headers.set(HttpHeaderNames.HOST, "");
        }
    }

    /// Turns an instance's head into one for a client. Any status but 2xx becomes 424, with the
    /// instance's own beside it.
    static void toClient(HttpResponse head, Call call, Seat seat) {
        HttpHeaders headers = head.headers();
        head.setProtocolVersion(HttpVersion.HTTP_1_1);
        stripHopByHop(headers);
        frame(head, call);
        if (head.status().codeClass() != HttpStatusClass.SUCCESS) {
            blameModel(head);
        }
        headers.set(AzureHeaders.DEPLOYMENT, seat.deployment().name());
        call.ids().writeTo(headers);
    }

    private static void stripHopByHop(HttpHeaders headers) {
        for (String value : headers.getAll(HttpHeaderNames.CONNECTION)) {
            for (String name : value.split(",", -1)) {
                removeNamed(headers, name.strip().toLowerCase(Locale.ROOT));
            }
        }
        HOP_BY_HOP.forEach(headers::remove);
    }

    private static void removeNamed(HttpHeaders headers, String name) {
        if (!FRAMING.contains(name)) {
            headers.remove(name);
        }
    }

    /// Gives an answer of unknown length a form that the client understands.
    private static void frame(HttpResponse head, Call call) {
        HttpHeaders headers = head.headers();
        if (!call.isModern()) {
            headers.remove(HttpHeaderNames.TRANSFER_ENCODING);
        } else if (isBodiless(head.status())) {
            frameBodiless(head);
        } else if (!call.isHead()
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !HttpUtil.isTransferEncodingChunked(head)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    /// A 304 becomes a 424, which unlike it must say how long its body is.
    private static void frameBodiless(HttpResponse head) {
        if (head.status().code() == HttpResponseStatus.NOT_MODIFIED.code()) {
            head.headers().set(HttpHeaderNames.CONTENT_LENGTH, 0);
        }
    }

    private static boolean isBodiless(HttpResponseStatus status) {
        return status.code() == HttpResponseStatus.NO_CONTENT.code()
                || status.code() == HttpResponseStatus.NOT_MODIFIED.code();
    }

    private static void blameModel(HttpResponse head) {
        HttpResponseStatus own = head.status();
        head.setStatus(HttpResponseStatus.FAILED_DEPENDENCY);
        head.headers()
                .set(AzureHeaders.MODEL_STATUS, own.code())
                .set(AzureHeaders.MODEL_REASON, printable(own.reasonPhrase()));
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
