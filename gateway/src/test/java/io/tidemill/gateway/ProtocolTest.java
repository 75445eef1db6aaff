package io.tidemill.gateway;

import static io.tidemill.gateway.FakeInstance.answering;
import static io.tidemill.gateway.FakeInstance.named;
import static io.tidemill.gateway.FakeInstance.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.gateway.GatewayConfig.Timeouts;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP/1.1 as clients speak it, well, badly or with intent.
class ProtocolTest {

    private static final String CALL = "POST /endpoints/e/score HTTP/1.1\r\n";
    private static final String HOST = "host: g\r\nauthorization: Bearer " + World.KEY + "\r\n";

    @Test
    void keepsBothConnectionsAlive() {
        FakeInstance instance = named("i1");
        try (World world = World.of(instance);
                Conversation client = world.connect()) {
            for (int i = 0; i < 10; i++) {
                client.send(World.post("x")).read();
            }
            assertThat(instance.connectionsAccepted()).isEqualTo(1);
            assertThat(world.heard().opened()).isEqualTo(1);
        }
    }

    @Test
    void closesWhenTheClientAsksForIt() {
        try (World world = World.of(named("i1"));
                Conversation client = world.connect()) {
            Message answer = client.send(World.post("x", "connection: close")).read();

            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(client.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void answersPipelinedRequestsInOrderOneAtATime() {
        Queue<String> bodies = new ConcurrentLinkedQueue<>();
        FakeInstance instance =
                answering(
                        "i1",
                        request -> {
                            bodies.add(request.body());
                            return ok(request.body());
                        });
        try (World world = World.of(instance);
                Conversation client = world.connect()) {
            client.send(
                    World.post("1")
                            + World.get("/endpoints/unknown/score")
                            + World.post("2")
                            + World.get("/healthz")
                            + World.post("3"));

            assertThat(client.read().body()).isEqualTo("1");
            assertThat(client.read().status()).isEqualTo(404);
            assertThat(client.read().body()).isEqualTo("2");
            assertThat(client.read().body()).isEqualTo("Healthy");
            assertThat(client.read().body()).isEqualTo("3");
            assertThat(bodies).containsExactly("1", "2", "3");
        }
    }

    @Test
    void answersALongPipelineWithoutDeepRecursion() {
        try (World world = World.of(named("i1"));
                Conversation client = world.connect()) {
            int requests = 5_000;
            Thread.ofVirtual()
                    .start(() -> {
                        for (int i = 0; i < requests / 100; i++) {
                            client.send(World.get("/healthz").repeat(100));
                        }
                    });
            for (int i = 0; i < requests; i++) {
                assertThat(client.read().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void takesTheAbsoluteFormOfAnAddress() {
        try (World world = World.of(answering("i1", request -> ok(request.start())))) {
            assertThat(world.ask(World.get("http://g:7080/endpoints/e/score?x")).body())
                    .isEqualTo("GET /score?x HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete garbage\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n",
                "GET / HTTP/3.0\r\nhost: a\r\n\r\n",
                "CONNECT a:443 HTTP/1.1\r\nhost: a\r\n\r\n",
                CALL + HOST + "content-length: -1\r\n\r\n",
                CALL + HOST + "content-length: x\r\n\r\n",
                CALL + HOST + "content-length: 1\r\ncontent-length: 2\r\n\r\nab",
                CALL + HOST + "content-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
                CALL + HOST + "transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                CALL + HOST + "transfer-encoding: gzip\r\n\r\nabc",
                CALL + HOST + "transfer-encoding: chunked\r\n\r\nzz\r\n",
                CALL + HOST + "transfer-encoding: chunked\r\n\r\n3\r\nabcdef\r\n",
                CALL + HOST + "x-a : 1\r\n\r\n",
                "POST /endpoints/e/score HTTP/1.0\r\n" + HOST + "transfer-encoding: chunked\r\n\r\n"
            })
    void refusesWhatIsNotProperHttp(String request) {
        try (World world = World.of(named("i1"));
                Conversation client = world.connect().send(request)) {
            Message answer = client.read();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body()).contains("\"code\":\"BadRequest\"");
        }
    }

    @Test
    void refusesHugeHeaders() {
        try (World world = World.of(named("i1"))) {
            Message headers = world.ask(World.post("", "x-huge: " + "x".repeat(40_000)));
            Message line = world.ask(World.get("/endpoints/e/" + "x".repeat(40_000)));

            assertThat(headers.status()).isEqualTo(431);
            assertThat(line.status()).isEqualTo(414);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"content-length", "transfer-encoding", "Content-Length , host"})
    void keepsABodysEndWhateverTheClientCallsPrivate(String names) {
        FakeInstance echo = answering("i1", request -> ok(request.body()));
        String smuggled = "GET /admin HTTP/1.1\r\nhost: x\r\n\r\n";
        try (World world = World.of(echo);
                Conversation client = world.connect()) {
            client.send(World.post(smuggled, "connection: " + names));
            assertThat(client.read().body()).isEqualTo(smuggled);
            assertThat(client.send(World.post("next")).read().body()).isEqualTo("next");
        }
    }

    @Test
    void closesOnAClientThatDawdlesOverAHead() {
        try (World world = World.configured(patience(50, 60_000), named("i1"));
                Conversation client = world.connect()) {
            client.send(World.post("x")).read();
            client.send("POST /endpoints/e/sc");

            assertThat(client.read().status()).isEqualTo(408);
            assertThat(client.isClosedByPeer()).isTrue();
        }
    }

    @Test
    void closesAnIdleConnection() {
        try (World world = World.configured(patience(60_000, 50), named("i1"));
                Conversation client = world.connect()) {
            client.send(World.post("x")).read();

            assertThat(client.isClosedByPeer()).isTrue();
            Eventually.holds("it is counted out", () -> world.gateway().connections() == 0);
            Eventually.holds("it is reported", () -> world.heard().closed() == 1);
        }
    }

    @Test
    void waitsLongerForAnInstanceThanForAnIdleClient() {
        CountDownLatch gone = new CountDownLatch(1);
        FakeInstance slow =
                answering(
                        "i1",
                        _ -> {
                            gone.await();
                            return ok("late");
                        });
        try (World world = World.configured(patience(60_000, 50), slow);
                Conversation busy = world.connect().send(World.post("x"));
                Conversation idle = world.connect()) {
            assertThat(idle.isClosedByPeer()).isTrue();
            gone.countDown();
            assertThat(busy.read().body()).isEqualTo("late");
        }
    }

    @Test
    void closesSpareConnectionsToInstances() {
        CountDownLatch closed = new CountDownLatch(1);
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            gateway.send(ok("x"));
                            if (gateway.isClosedByPeer()) {
                                closed.countDown();
                            }
                        });
        Timeouts timeouts =
                new Timeouts(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(50));
        try (World world = World.configured(World.CONFIG.withTimeouts(timeouts), instance)) {
            world.ask(World.post("x"));
            Eventually.holds("the spare one is closed", () -> closed.getCount() == 0);
        }
    }

    private static GatewayConfig patience(int headMillis, int idleMillis) {
        return World.CONFIG.withTimeouts(
                new Timeouts(
                        Duration.ofMillis(headMillis),
                        Duration.ofMillis(idleMillis),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(1)));
    }
}
