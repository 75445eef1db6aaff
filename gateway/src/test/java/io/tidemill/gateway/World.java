package io.tidemill.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A running gateway with the endpoint `e`, its deployment `blue` and some instances.
record World(Gateway gateway, Heard heard) implements AutoCloseable {

    static final String KEY = "s3cret";
    static final GatewayConfig CONFIG =
            GatewayConfig.on(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                    .withShutdownGrace(Duration.ofMillis(200));

    static World of(FakeInstance... instances) {
        return configured(CONFIG, instances);
    }

    static World configured(GatewayConfig config, FakeInstance... instances) {
        Heard heard = new Heard();
        World world = new World(Gateway.start(config, heard), heard);
        world.route(instances);
        return world;
    }

    void route(FakeInstance... instances) {
        route(deployment(instances));
    }

    void route(DeploymentRoute deployment) {
        gateway.route(
                new RouteTable(
                        List.of(
                                new EndpointRoute(
                                        "e",
                                        new Access.Keys(
                                                List.of(ApiKey.of("other"), ApiKey.of(KEY))),
                                        Map.of("blue", 100),
                                        List.of(deployment)))));
    }

    static DeploymentRoute deployment(FakeInstance... instances) {
        return deployment(Duration.ofSeconds(5), instances);
    }

    static DeploymentRoute deployment(Duration timeout, FakeInstance... instances) {
        return new DeploymentRoute(
                "blue", timeout, 100, Stream.of(instances).map(FakeInstance::route).toList());
    }

    Conversation connect() {
        return Conversation.with(gateway.address());
    }

    static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nhost: g\r\nauthorization: Bearer " + KEY + "\r\n\r\n";
    }

    static String post(String body, String... headers) {
        return "POST /endpoints/e/score HTTP/1.1\r\nhost: g\r\nauthorization: Bearer "
                + KEY
                + "\r\ncontent-length: "
                + body.length()
                + "\r\n"
                + String.join("", Stream.of(headers).map(header -> header + "\r\n").toList())
                + "\r\n"
                + body;
    }

    /// Asks on a connection of its own.
    Message ask(String request) {
        try (Conversation client = connect()) {
            return client.send(request).read();
        }
    }

    @Override
    public void close() {
        gateway.close();
    }
}
