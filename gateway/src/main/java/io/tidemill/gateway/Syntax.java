package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.Optional;

/// The rules of HTTP that a request's head must keep. What two servers could read in two ways is
/// refused, since an attacker would have them do so.
final class Syntax {

    private Syntax() {}

    static Optional<Refusal> fault(HttpRequest head) {
        if (head.decoderResult().isFailure()) {
            return Optional.of(unreadable(head.decoderResult().cause()));
        }
        if (!isSpoken(head.protocolVersion())) {
            return fault("the version must be HTTP/1.0 or HTTP/1.1");
        }
        if (head.method().equals(HttpMethod.CONNECT)) {
            return fault("CONNECT has no meaning here");
        }
        return hostFault(head);
    }

    private static Refusal unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Refusal.lineTooLong();
            case TooLongHttpHeaderException _ -> Refusal.headersTooLarge();
            default -> Refusal.malformed("its head cannot be read");
        };
    }

    private static Optional<Refusal> hostFault(HttpRequest head) {
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        boolean required = head.protocolVersion().equals(HttpVersion.HTTP_1_1);
        return hosts > 1 || (hosts == 0 && required)
                ? fault("there must be exactly one Host header")
                : Optional.empty();
    }

    private static boolean isSpoken(HttpVersion version) {
        return version.equals(HttpVersion.HTTP_1_1) || version.equals(HttpVersion.HTTP_1_0);
    }

    private static Optional<Refusal> fault(String why) {
        return Optional.of(Refusal.malformed(why));
    }
}
