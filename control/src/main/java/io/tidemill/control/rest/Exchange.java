package io.tidemill.control.rest;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// One request read, handled and answered. Only the client's part of it is timed.
record Exchange(RequestReader reader, ArmHandler handler, SlowClients slow) implements Handler {
    static final String JSON = "application/json; charset=utf-8";

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Optional<ArmRequest> read = slow.timed(() -> reader.read(request));
        ArmResponse answer =
                read.map(asked -> answer(request, asked)).orElseGet(() -> tooLarge(request));
        slow.timed(() -> send(response, answer));
    }

    private ArmResponse answer(ServerRequest request, ArmRequest asked) {
        return ScopedValue.where(Peer.CURRENT, request.remotePeer().address())
                .call(() -> handler.handle(asked));
    }

    private static Optional<ArmResponse> send(ServerResponse response, ArmResponse answer) {
        response.status(answer.status());
        answer.headers().forEach(response::header);
        if (answer.body().isEmpty()) {
            response.send();
        } else {
            if (!answer.headers().containsKey(ArmResponse.CONTENT_TYPE)) {
                response.header(HeaderNames.CONTENT_TYPE, JSON);
            }
            response.send(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(answer);
    }

    /// HTTP/1.1 closes the connection, so that nobody has to read what is left of the body; HTTP/2
    /// closes the stream by itself.
    private ArmResponse tooLarge(ServerRequest request) {
        int limit = reader.listener().bounds().body();
        ArmResponse answer =
                ArmResponse.of(
                        ArmError.of(
                                413,
                                "RequestEntityTooLarge",
                                "The body is over the limit of %s.".formatted(size(limit))));
        return request.prologue().protocolVersion().startsWith("1")
                ? answer.with("Connection", "close")
                : answer;
    }

    private static String size(int bytes) {
        return bytes % (1 << 20) == 0 ? (bytes >> 20) + " MiB" : bytes + " bytes";
    }
}
