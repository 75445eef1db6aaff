package io.tidemill.control.asset;

import io.helidon.http.HeaderNames;
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
    private static final String VERSION = "2021-12-02";

    private final BlobHandler handler;

    BlobPages(BlobHandler handler) {
        this.handler = handler;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::answer);
    }

    private void answer(ServerRequest request, ServerResponse response) throws IOException {
        if (request.prologue().uriPath().rawPath().startsWith(ROOT)) {
            send(request.prologue().method().text(), handle(read(request)), response);
        } else {
            response.next();
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

    /// After a refusal the rest of a body, which may be large, is not waited for.
    private static void send(String method, BlobAnswer answer, ServerResponse response)
            throws IOException {
        response.status(answer.status());
        response.header("x-ms-version", VERSION);
        response.header("x-ms-request-id", UUID.randomUUID().toString());
        answer.headers().forEach(response::header);
        if (answer.isRefusal() && method.equals("PUT")) {
            response.header(HeaderNames.CONNECTION, "close");
        }
        if (method.equals("HEAD")) {
            response.send();
            return;
        }
        send(answer.body(), response);
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
