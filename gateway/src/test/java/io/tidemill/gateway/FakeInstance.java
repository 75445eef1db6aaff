package io.tidemill.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// An instance on plain sockets that does with each connection what its script says.
final class FakeInstance implements AutoCloseable {

    interface Script {
        void play(Conversation gateway) throws Exception;
    }

    /// Turns a request into a whole answer, as it goes over the wire.
    interface Model {
        String answer(Message request) throws Exception;
    }

    private final String id;
    private final ServerSocket server;
    private final Queue<Conversation> open = new ConcurrentLinkedQueue<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private FakeInstance(String id, ServerSocket server) {
        this.id = id;
        this.server = server;
    }

    static FakeInstance playing(String id, Script script) {
        try {
            FakeInstance instance =
                    new FakeInstance(
                            id, new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(() -> instance.accept(script));
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An instance that answers one request after another on each connection.
    static FakeInstance answering(String id, Model model) {
        return playing(
                id,
                gateway -> {
                    while (true) {
                        gateway.send(model.answer(gateway.read()));
                    }
                });
    }

    /// An instance that answers each request with its own id.
    static FakeInstance named(String id) {
        return answering(id, _ -> ok(id));
    }

    static String ok(String body) {
        return answer("200 OK", body);
    }

    static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\ncontent-length: " + body.length() + "\r\n\r\n" + body;
    }

    static String chunked(String body) {
        return String.join(
                "\r\n",
                "HTTP/1.1 200 OK",
                "transfer-encoding: chunked",
                "",
                Integer.toHexString(body.length()),
                body,
                "0",
                "",
                "");
    }

    String id() {
        return id;
    }

    InstanceRoute route() {
        return new InstanceRoute(id, "127.0.0.1", server.getLocalPort());
    }

    int connectionsAccepted() {
        return accepted.get();
    }

    /// Ends every connection at once and takes no more, as `kill -9` does.
    void kill() {
        close();
        open.forEach(Conversation::reset);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(Script script) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                Thread.ofVirtual().start(() -> play(script, new Conversation(socket)));
            } catch (IOException e) {
                return; // closed, which is how the test ends it
            }
        }
    }

    private void play(Script script, Conversation gateway) {
        open.add(gateway);
        try (gateway) {
            script.play(gateway);
        } catch (UncheckedIOException e) {
            gateway.reset(); // the gateway closed first
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
