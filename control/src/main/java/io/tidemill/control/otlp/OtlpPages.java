package io.tidemill.control.otlp;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.TokenCheck;
import io.tidemill.control.ingestion.MetricIntake;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.function.Function;

/// `POST /v1/metrics`: OTLP over HTTP on the control plane's ports. Bodies are read here, because
/// they are bytes, and may be larger than those of other requests.
public final class OtlpPages implements HttpService {

    static final String PATH = "/v1/metrics";

    private final OtlpHandler handler;

    /// @param tokens tells whose an `Authorization` header is
    /// @param senders what a caller may send where
    public OtlpPages(
            Function<String, TokenCheck> tokens,
            Function<Principal, Sender> senders,
            MetricIntake intake,
            InstantSource clock) {
        handler = new OtlpHandler(tokens, senders, intake, clock);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post(PATH, this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) throws IOException {
        var call =
                new OtlpCall(
                        header(request, HeaderNames.AUTHORIZATION),
                        header(request, HeaderNames.CONTENT_TYPE),
                        header(request, HeaderNames.CONTENT_ENCODING));
        var refusal = handler.refusal(call);
        if (refusal.isPresent()) {
            cutOff(response, refusal.get());
        }
        byte[] body = body(request);
        if (body.length > OtlpHandler.LARGEST) {
            cutOff(response, handler.tooLarge(call));
        }
        send(response, handler.handle(call, body));
    }

    private static String header(ServerRequest request, HeaderName name) {
        return request.headers().first(name).orElse("");
    }

    /// One byte more than may be tells that it is too much.
    private static byte[] body(ServerRequest request) throws IOException {
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        try (InputStream stream = request.content().inputStream()) {
            return stream.readNBytes(OtlpHandler.LARGEST + 1);
        }
    }

    /// The HTTP library would take the rest of the body for the next request.
    private static void cutOff(ServerResponse response, OtlpAnswer answer) {
        response.header(HeaderValues.CONNECTION_CLOSE);
        send(response, answer);
        throw new CloseConnectionException("The rest of a refused export is not read.");
    }

    private static void send(ServerResponse response, OtlpAnswer answer) {
        response.status(answer.status());
        response.header(HeaderNames.CONTENT_TYPE, answer.contentType());
        if (answer.status() == 503) {
            response.header(HeaderNames.RETRY_AFTER, "1");
        }
        response.send(answer.body());
    }
}
