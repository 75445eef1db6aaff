package io.tidemill.control.asset;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.store.StorageException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// The blob service on the control plane's port, below [#ROOT]. Bodies are streamed; who may do
/// what is in the signed query, so no token is asked for.
public final class BlobPages implements HttpService {
    /// Followed by an account, which may have any name, a container and a blob.
    static final String ROOT = "/store/";

    private static final System.Logger LOG = System.getLogger(BlobPages.class.getName());

    /// As much as Azure's clients send in one piece.
    private static final long USUAL_BODY = 64L << 20;

    private static final String VERSION = "2021-12-02";

    /// Uploads have the studio's origin, and a page among them must not act in the studio's name.
    private static final Map<String, String> GUARDS =
            Map.of(
                    "Content-Security-Policy", "sandbox; default-src 'none'",
                    "X-Content-Type-Options", "nosniff");

    private final BlobHandler handler;

    BlobPages(BlobHandler handler) {
        this.handler = handler;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) throws IOException {
        if (!request.prologue().uriPath().rawPath().startsWith(ROOT)) {
            response.next();
            return;
        }
        BlobRequest asked = read(request);
        BlobAnswer answer = handle(asked);
        if (answer.isRefusal() && asked.method().equals("PUT")) {
            refuse(asked, answer, request, response);
        } else {
            send(asked.method(), answer, response);
        }
    }

    /// Clients look at an answer only when they have sent everything, so a body of usual length is
    /// read to its end. One that is longer is cut off with its connection: the HTTP library would
    /// take what is left of it for the next request.
    private static void refuse(
            BlobRequest asked, BlobAnswer answer, ServerRequest request, ServerResponse response)
            throws IOException {
        if (asked.length().orElse(Long.MAX_VALUE) <= USUAL_BODY) {
            request.content().consume();
            send(asked.method(), answer, response);
        } else {
            response.header(HeaderValues.CONNECTION_CLOSE);
            send(asked.method(), answer, response);
            throw new CloseConnectionException("The rest of a refused upload is not read.");
        }
    }

    private static BlobRequest read(ServerRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.headers()
                .forEach(header ->
                        headers.put(header.name().toLowerCase(Locale.ROOT), header.get()));
        return new BlobRequest(
                request.prologue().method().text(),
                request.prologue().uriPath().rawPath(),
                ArmRequest.parse(request.prologue().query().rawValue()),
                headers,
                () -> request.content().inputStream());
    }

    private BlobAnswer handle(BlobRequest request) {
        try {
            return handler.handle(request);
        } catch (StorageException e) {
            LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path(), e);
            return BlobAnswer.of(
                    new BlobError(
                            503,
                            "ServerBusy",
                            "Nothing was kept: Tidemill's data folder failed. The log says more."));
        }
    }

    private static void send(String method, BlobAnswer answer, ServerResponse response)
            throws IOException {
        response.status(answer.status());
        response.header("x-ms-version", VERSION);
        GUARDS.forEach(response::header);
        response.header("x-ms-request-id", UUID.randomUUID().toString());
        answer.headers().forEach(response::header);
        if (method.equals("HEAD")) {
            response.send();
        } else {
            send(answer.body(), response);
        }
    }

    private static void send(BlobAnswer.Body body, ServerResponse response) throws IOException {
        switch (body) {
            case BlobAnswer.Body.None() -> response.send();
            case BlobAnswer.Body.Xml(var text) -> {
                response.header(HeaderNames.CONTENT_TYPE, "application/xml");
                response.send(text.getBytes(StandardCharsets.UTF_8));
            }
            case BlobAnswer.Body.FilePart part -> send(part, response);
        }
    }

    private static void send(BlobAnswer.Body.FilePart part, ServerResponse response)
            throws IOException {
        response.contentLength(part.length());
        try (FileChannel channel = FileChannel.open(part.file(), StandardOpenOption.READ);
                OutputStream out = response.outputStream()) {
            var target = Channels.newChannel(out);
            long sent = 0;
            while (sent < part.length()) {
                sent += channel.transferTo(part.from() + sent, part.length() - sent, target);
            }
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The reader of a blob left", e);
        }
    }
}
