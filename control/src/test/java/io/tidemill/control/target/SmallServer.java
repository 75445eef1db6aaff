package io.tidemill.control.target;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// The program that runs as an instance in these tests: `/` answers what `/answer/{status}` told it
/// last, `/env/{name}` shows a variable of its environment, `/exit` ends it with status 3.
public final class SmallServer {

    private static final AtomicInteger ANSWER = new AtomicInteger(200);

    private SmallServer() {}

    /// A shell command that starts it on `$PORT`.
    static String command() {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var classes = SmallServer.class.getProtectionDomain().getCodeSource().getLocation();
        return "'%s' -Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx16m -cp '%s' %s"
                .formatted(java, classes.getPath(), SmallServer.class.getName());
    }

    public static void main(String[] arguments) throws IOException {
        var port = Integer.parseInt(System.getenv().getOrDefault("PORT", "0"));
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> answer(exchange, ANSWER.get(), "hello"));
        server.createContext("/answer/", SmallServer::change);
        server.createContext(
                "/env/",
                exchange ->
                        answer(exchange, 200, System.getenv().getOrDefault(last(exchange), "")));
        server.createContext("/exit", _ -> Runtime.getRuntime().halt(3));
        server.start();
        System.out.println("listening on " + port);
    }

    private static void change(HttpExchange exchange) throws IOException {
        ANSWER.set(Integer.parseInt(last(exchange)));
        answer(exchange, 200, "ok");
    }

    private static String last(HttpExchange exchange) {
        return Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
