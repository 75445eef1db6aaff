package io.tidemill.gateway;

import static io.tidemill.gateway.FakeInstance.answer;
import static io.tidemill.gateway.FakeInstance.answering;
import static io.tidemill.gateway.FakeInstance.named;
import static io.tidemill.gateway.FakeInstance.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.gateway.GatewayConfig.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/// Every answer that is not the model's own success.
class RefusalTest {

    private final BlockingQueue<Message> seen = new LinkedBlockingQueue<>();

    private FakeInstance mirror() {
        return answering(
                "i1",
                request -> {
                    seen.add(request);
                    return ok(request.body());
                });
    }

    @Test
    void turnsAModelsErrorInto424() {
        FakeInstance failing =
                answering("i1", _ -> answer("418 Short and stout", "{\"message\":\"tea\"}"));
        try (World world = World.of(failing)) {
            Message answer = world.ask(World.post("x"));

            assertThat(answer.status()).isEqualTo(424);
            assertThat(answer.body()).isEqualTo("{\"message\":\"tea\"}");
            assertThat(answer.header("ms-azureml-model-error-statuscode")).isEqualTo("418");
            assertThat(answer.header("ms-azureml-model-error-reason")).isEqualTo("Short and stout");
            assertThat(world.heard().last().reach())
                    .isEqualTo(new Reach.Model("e", "blue", "i1", 418));
            assertThat(world.heard().last().status()).isEqualTo(424);
        }
    }

    @Test
    void endsA424MadeOfABodilessAnswer() {
        FakeInstance unmodified =
                answering("i1", _ -> "HTTP/1.1 304 Not Modified\r\netag: x\r\n\r\n");
        try (World world = World.of(unmodified)) {
            Message answer = world.ask(World.get("/endpoints/e/score"));

            assertThat(answer.status()).isEqualTo(424);
            assertThat(answer.header("content-length")).isEqualTo("0");
        }
    }

    @Test
    void refusesAWrongOrMissingKey() {
        try (World world = World.of(mirror())) {
            Message wrong = world.ask(World.post("x").replace(World.KEY, "S3cret"));
            Message missing = world.ask("GET /endpoints/e/score HTTP/1.1\r\nhost: g\r\n\r\n");

            assertThat(List.of(wrong.status(), missing.status())).containsOnly(401);
            assertThat(wrong.body()).startsWith("{\"error\":{\"code\":\"Unauthorized\"");
            assertThat(wrong.header("content-type")).isEqualTo("application/json");
            assertThat(world.heard().last().reach()).isEqualTo(new Reach.Endpoint("e"));
            assertThat(seen).isEmpty();
        }
    }

    @Test
    void knowsNoOtherEndpointOrPath() {
        try (World world = World.of(mirror())) {
            Message endpoint = world.ask(World.get("/endpoints/%22%0a\"/score"));
            Message path = world.ask(World.get("/score"));

            assertThat(List.of(endpoint.status(), path.status())).containsOnly(404);
            assertThat(endpoint.body()).contains("EndpointNotFound").contains("'%22%0a\\\"'");
            assertThat(path.body()).contains("PathNotFound");
            assertThat(world.heard().last().reach()).isEqualTo(new Reach.Nowhere());
        }
    }

    @Test
    void answers404WithoutTraffic() {
        FakeInstance instance = mirror();
        try (World world = World.of()) {
            world.gateway()
                    .route(
                            new RouteTable(
                                    List.of(
                                            new EndpointRoute(
                                                    "e",
                                                    new Access.Keys(List.of(ApiKey.of(World.KEY))),
                                                    Map.of("blue", 0),
                                                    List.of(World.deployment(instance))))));
            Message drawn = world.ask(World.post("x"));
            Message named = world.ask(World.post("x", "azureml-model-deployment: blue"));

            assertThat(drawn.status()).isEqualTo(404);
            assertThat(drawn.body()).contains("NoTraffic");
            assertThat(named.status()).isEqualTo(200);
        }
    }

    @Test
    void answers503WithoutAnInstance() {
        try (World world = World.of()) {
            Message answer = world.ask(World.post("x"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body())
                    .isEqualTo(
                            "{\"error\":{\"code\":\"NoHealthyUpstream\","
                                    + "\"message\":\"no healthy upstream\"}}");
            assertThat(answer.header("azureml-model-deployment")).isEqualTo("blue");
            assertThat(world.heard().last().reach()).isEqualTo(new Reach.Deployment("e", "blue"));
        }
    }

    @Test
    void answers429BeyondTwiceWhatInstancesTake() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        FakeInstance slow =
                answering(
                        "i1",
                        _ -> {
                            release.await();
                            return ok("late");
                        });
        try (World world = World.of()) {
            world.route(
                    new DeploymentRoute("blue", Duration.ofSeconds(5), 1, List.of(slow.route())));
            Conversation first = world.connect().send(World.post("1"));
            Conversation second = world.connect().send(World.post("2"));
            Eventually.holds("both in flight", () -> world.gateway().inFlight("i1") == 2);

            Message third = world.ask(World.post("3"));

            assertThat(third.status()).isEqualTo(429);
            assertThat(third.body()).contains("TooManyPendingRequests");
            release.countDown();
            assertThat(List.of(first.read().status(), second.read().status())).containsOnly(200);
            assertThat(world.ask(World.post("4")).status()).isEqualTo(200);
        }
    }

    @Test
    void answers408WhenTheInstanceTakesTooLong() {
        CountDownLatch left = new CountDownLatch(1);
        FakeInstance silent =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            if (gateway.isClosedByPeer()) {
                                left.countDown();
                            }
                        });
        try (World world = World.of()) {
            world.route(World.deployment(Duration.ofMillis(100), silent));

            Message answer = world.ask(World.post("x"));

            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).contains("100 ms");
            assertThat(world.heard().last().reach())
                    .isEqualTo(new Reach.Instance("e", "blue", "i1"));
            Eventually.holds("the instance is let go", () -> left.getCount() == 0);
            assertThat(world.gateway().inFlight("i1")).isZero();
        }
    }

    @Test
    void refusesALargeBodyByItsLength() {
        GatewayConfig config = World.CONFIG.withLimits(new Limits(10, 1024));
        try (World world = World.configured(config, mirror())) {
            assertThat(world.ask(World.post("x".repeat(10))).status()).isEqualTo(200);
            Message answer = world.ask(World.post("x".repeat(11)));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.body()).contains("10 bytes");
        }
    }

    @Test
    void refusesALargeBodyWhileItStreams() {
        GatewayConfig config = World.CONFIG.withLimits(new Limits(10, 1024));
        try (World world = World.configured(config, mirror());
                Conversation client = world.connect()) {
            client.send(chunkedPost()).send("5\r\nabcde\r\n").send("6\r\nfghijk\r\n");

            assertThat(client.read().status()).isEqualTo(413);
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(world.gateway().inFlight("i1")).isZero();
        }
    }

    @Test
    void doesNotInviteABodyThatItRefuses() {
        try (World world = World.of(mirror());
                Conversation client = world.connect()) {
            String request = World.post("hello", "expect: 100-continue").replace(World.KEY, "no");

            Message answer = client.send(request.substring(0, request.length() - 5)).read();

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("connection")).isEqualTo("close");
        }
    }

    private static String chunkedPost() {
        return "POST /endpoints/e/score HTTP/1.1\r\nhost: g\r\nauthorization: Bearer "
                + World.KEY
                + "\r\ntransfer-encoding: chunked\r\n\r\n";
    }
}
