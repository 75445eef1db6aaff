package io.tidemill.gateway;

import static io.tidemill.gateway.FakeInstance.named;
import static io.tidemill.gateway.FakeInstance.ok;
import static io.tidemill.gateway.FakeInstance.playing;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.gateway.CompletedRequest.Ending;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What clients notice when an instance fails: as little as can be.
class FailureTest {

    private final AtomicInteger received = new AtomicInteger();

    /// Takes a request and dies of it.
    private FakeInstance dying() {
        return playing(
                "dying",
                gateway -> {
                    gateway.read();
                    received.incrementAndGet();
                });
    }

    @Test
    void answers502WhenAnInstanceIsKilledAtWork() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        FakeInstance victim =
                playing(
                        "victim",
                        gateway -> {
                            gateway.read();
                            working.countDown();
                            gateway.isClosedByPeer();
                        });
        try (World world = World.of(victim);
                Conversation client = world.connect().send(World.post("x"))) {
            working.await();
            world.route(victim, named("healthy"));
            victim.kill();

            Message answer = client.read();
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).contains("InstanceFailed", "'victim' closed the connection");
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(World.post("x")).read().body()).isEqualTo("healthy");
            }
            assertThat(world.gateway().inFlight("victim")).isZero();
        }
    }

    @Test
    void sendsAnIdempotentRequestToAnotherInstance() {
        try (World world = World.of(dying(), named("healthy"));
                Conversation client = world.connect()) {
            Eventually.holds(
                    "the dying instance had its turn",
                    () -> {
                        client.send(World.get("/endpoints/e/score"));
                        assertThat(client.read().body()).isEqualTo("healthy");
                        return received.get() > 0;
                    });
            assertThat(world.heard().requests())
                    .allMatch(request -> request.status() == 200)
                    .last()
                    .extracting(CompletedRequest::reach)
                    .isEqualTo(new Reach.Model("e", "blue", "healthy", 200));
        }
    }

    @Test
    void neverSendsAPostTwice() {
        try (World world = World.of(dying(), named("healthy"));
                Conversation client = world.connect()) {
            for (int i = 0; i < 50; i++) {
                int before = received.get();
                int status = client.send(World.post("x")).read().status();
                assertThat(status).isEqualTo(received.get() == before ? 200 : 502);
            }
            assertThat(received).hasPositiveValue();
        }
    }

    @Test
    void sendsAPostElsewhereWhenNothingOfItWasSent() {
        FakeInstance gone = named("gone");
        gone.close();
        try (World world = World.of(gone, named("healthy"));
                Conversation client = world.connect()) {
            for (int i = 0; i < 20; i++) {
                assertThat(client.send(World.post("x")).read().body()).isEqualTo("healthy");
            }
        }
    }

    @Test
    void sendsABodyThatIsStillComingElsewhereToo() {
        FakeInstance gone = named("gone");
        gone.close();
        FakeInstance echo = FakeInstance.answering("echo", request -> ok(request.body()));
        try (World world = World.of(gone, echo);
                Conversation client = world.connect()) {
            String body = "0123456789".repeat(100_000);
            for (int i = 0; i < 5; i++) {
                assertThat(client.send(World.post(body)).read().body()).isEqualTo(body);
            }
        }
    }

    @Test
    void answers502WhenNoInstanceCanBeReached() {
        FakeInstance gone = named("gone");
        FakeInstance goneToo = named("gone-too");
        gone.close();
        goneToo.close();
        try (World world = World.of(gone, goneToo)) {
            Message answer = world.ask(World.post("x"));

            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).contains("could not be connected to");
            assertThat(world.gateway().inFlight("gone")).isZero();
            assertThat(world.gateway().inFlight("gone-too")).isZero();
        }
    }

    @Test
    void trustsNoConnectionThatTheInstanceHasClosed() throws InterruptedException {
        Semaphore closed = new Semaphore(0);
        FakeInstance curt =
                playing(
                        "curt",
                        gateway -> {
                            gateway.read();
                            gateway.send(ok("curt")).close();
                            closed.release();
                        });
        try (World world = World.of(curt);
                Conversation client = world.connect()) {
            for (int i = 0; i < 500; i++) {
                assertThat(client.send(World.post("x")).read().status()).isEqualTo(200);
                closed.acquire();
            }
        }
    }

    @Test
    void breaksTheConnectionWhenAnAnswerEndsTooEarly() {
        FakeInstance torn =
                playing(
                        "torn",
                        gateway -> {
                            gateway.read();
                            gateway.send("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n12345");
                        });
        try (World world = World.of(torn);
                Conversation client = world.connect().send(World.post("x"))) {
            client.readHead();
            assertThat(client.readText(5)).isEqualTo("12345");
            assertThat(client.isClosedByPeer()).isTrue();
            assertThat(world.heard().last().ending()).isEqualTo(Ending.TRUNCATED);
        }
    }

    @Test
    void answers502ToAnAnswerThatIsNotHttp() {
        FakeInstance babbling =
                playing(
                        "babbling",
                        gateway -> {
                            gateway.read();
                            gateway.send("hello there\r\n\r\n");
                        });
        try (World world = World.of(babbling)) {
            Message answer = world.ask(World.post("x"));
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.body()).contains("not HTTP");
        }
    }

    @Test
    void neverTakesTwoAnswersForOneRequest() {
        FakeInstance doubling =
                FakeInstance.answering("doubling", request -> ok(request.body()) + ok("forged"));
        try (World world = World.of(doubling);
                Conversation client = world.connect()) {
            client.send(World.post("one") + World.post("two") + World.post("three"));

            assertThat(client.read().body()).isEqualTo("one");
            assertThat(client.read().body()).isEqualTo("two");
            assertThat(client.read().body()).isEqualTo("three");
        }
    }

    @Test
    void answersBeforeTheRequestIsComplete() {
        FakeInstance hasty =
                playing(
                        "hasty",
                        gateway -> {
                            gateway.readHead();
                            gateway.send(ok("enough"));
                            gateway.isClosedByPeer();
                        });
        try (World world = World.of(hasty);
                Conversation client = world.connect()) {
            String request = World.post("abcdef");
            client.send(request.substring(0, request.length() - 1));
            assertThat(client.read().body()).isEqualTo("enough");
            client.send("f").send(World.get("/healthz"));
            assertThat(client.read().body()).isEqualTo("Healthy");
        }
    }
}
