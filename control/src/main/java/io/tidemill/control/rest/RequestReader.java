package io.tidemill.control.rest;

import static io.helidon.http.HeaderNames.X_FORWARDED_FOR;
import static io.helidon.http.HeaderNames.X_FORWARDED_HOST;
import static io.helidon.http.HeaderNames.X_FORWARDED_PROTO;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Turns what the HTTP library read into a request for a handler.
record RequestReader(Listener listener) {
    private static final Pattern SCHEME = Pattern.compile("https?");
    private static final Pattern ADDRESS = Pattern.compile("[\\p{XDigit}.:\\[\\]]{1,64}");
    private static final Pattern HOST = Pattern.compile("[\\w.\\-:\\[\\]]+");

    /// The request, or nothing when its body is over the limit.
    Optional<ArmRequest> read(ServerRequest request) {
        return body(request).map(body -> head(request).withBody(body));
    }

    private ArmRequest head(ServerRequest request) {
        var prologue = request.prologue();
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach(header -> headers.put(header.name(), header.get()));
        return new ArmRequest(
                prologue.method().text(),
                ArmRequest.singleSlashes(prologue.uriPath().rawPath()),
                ArmRequest.parse(prologue.query().rawValue()),
                headers,
                "",
                Map.of(),
                origin(request.headers()),
                client(request));
    }

    /// A proxy in front of us writes at the end of the list whom it got the request from; what
    /// stands before that anybody may have written.
    private String client(ServerRequest request) {
        return Optional.of(request.headers())
                .filter(_ -> listener.forwarded())
                .flatMap(headers -> headers.first(X_FORWARDED_FOR))
                .map(list -> list.substring(list.lastIndexOf(',') + 1).strip())
                .filter(address -> ADDRESS.matcher(address).matches())
                .orElseGet(() -> request.remotePeer().host());
    }

    private String origin(Headers headers) {
        String scheme = told(headers, X_FORWARDED_PROTO, SCHEME).orElse(listener.scheme());
        String host =
                told(headers, X_FORWARDED_HOST, HOST)
                        .or(() -> headers.first(HeaderNames.HOST))
                        .orElse("localhost");
        return scheme + "://" + host;
    }

    /// What the proxy in front of us says, when there is one. A chain of proxies makes a list, the
    /// outermost first.
    private Optional<String> told(Headers headers, HeaderName name, Pattern form) {
        return listener.forwarded()
                ? headers.first(name)
                        .map(list -> list.split(",", 2)[0].strip())
                        .filter(value -> form.matcher(value).matches())
                : Optional.empty();
    }

    private Optional<String> body(ServerRequest request) {
        if (!request.content().hasEntity()) {
            return Optional.of("");
        }
        int limit = listener.bounds().body();
        if (request.headers().contentLength().orElse(0) > limit) {
            return Optional.empty();
        }
        try (InputStream stream = request.content().inputStream()) {
            byte[] bytes =
                    stream.readNBytes(limit + 1); // one more than allowed tells that it is over
            return bytes.length > limit
                    ? Optional.empty()
                    : Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
