package io.tidemill.gateway;

import static io.tidemill.gateway.FakeInstance.answering;
import static io.tidemill.gateway.FakeInstance.named;
import static io.tidemill.gateway.FakeInstance.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How a gateway starts and ends.
class GatewayTest {

    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger working = new AtomicInteger();

    private FakeInstance slow() {
        return answering(
                "slow",
                _ -> {
                    working.incrementAndGet();
                    release.await();
                    return ok("late");
                });
    }

    @Test
    void saysInOneLineThatThePortIsInUse() {
        try (World world = World.of()) {
            InetSocketAddress taken = world.gateway().address();

            assertThatThrownBy(() -> Gateway.start(GatewayConfig.on(taken), world.heard()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessage(
                            "cannot listen on %s:%s: Address already in use",
                            taken.getHostString(), taken.getPort());
        }
    }

    @Test
    void countsConnections() {
        try (World world = World.of();
                Conversation one = world.connect();
                Conversation two = world.connect()) {
            one.send(World.get("/healthz")).read();
            two.send(World.get("/healthz")).read();

            assertThat(world.gateway().connections()).isEqualTo(2);
            one.reset();
            Eventually.holds("one is left", () -> world.gateway().connections() == 1);
        }
    }

    @Test
    void finishesWhatIsInFlightWhenItCloses() throws InterruptedException {
        GatewayConfig patient = World.CONFIG.withShutdownGrace(Duration.ofSeconds(10));
        World world = World.configured(patient, slow());
        try (Conversation busy = world.connect().send(World.post("x"));
                Conversation idle = world.connect()) {
            Eventually.holds("the request is in flight", () -> working.get() == 1);
            Thread closing = Thread.ofVirtual().start(world::close);
            assertThat(idle.isClosedByPeer()).isTrue();

            release.countDown();
            Message answer = busy.read();
            assertThat(answer.body()).isEqualTo("late");
            assertThat(answer.header("connection")).isEqualTo("close");
            busy.reset();
            closing.join();
        }
    }

    @Test
    void waitsNoLongerThanTheGrace() {
        World world = World.of(slow());
        try (Conversation busy = world.connect().send(World.post("x"))) {
            Eventually.holds("the request is in flight", () -> working.get() == 1);
            world.close();

            assertThat(busy.isClosedByPeer()).isTrue();
            assertThat(world.gateway().inFlight("slow")).isZero();
        }
    }

    @Test
    void refusesConnectionsOnceClosed() {
        World world = World.of();
        world.close();

        assertThatThrownBy(world::connect).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void servesOverNioToo() {
        try (Gateway gateway = Gateway.start(World.CONFIG, new Heard(), Transport.nio())) {
            World world = new World(gateway, new Heard());
            world.route(named("i1"));

            assertThat(world.ask(World.post("x")).body()).isEqualTo("i1");
        }
    }
}
