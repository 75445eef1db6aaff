package io.tidemill.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import io.tidemill.gateway.CompletedRequest.Ending;
import io.tidemill.gateway.GatewayConfig.Limits;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Bodies pass through the gateway; they do not pile up in it.
class StreamingTest {

    private static final int PIECE = 64 << 10;
    private static final int PIECES = 1 << 10;
    private static final long MOST_IN_BUFFERS = 32L << 20;

    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void passesTheFirstPieceOnBeforeTheLastExists() {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            gateway.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                            gateway.send("5\r\nfirst\r\n");
                            go.await();
                            gateway.send("4\r\nlast\r\n0\r\n\r\n");
                        });
        try (World world = World.of(instance);
                Conversation client = world.connect().send(World.post("x"))) {
            client.readHead();
            assertThat(client.readChunk()).isEqualTo("first");
            go.countDown();
            assertThat(client.readChunk()).isEqualTo("last");
        }
    }

    @Test
    void passesARequestOnBeforeItsEnd() {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.readHead();
                            gateway.readText(3);
                            go.countDown();
                            gateway.readText(3);
                            gateway.send(FakeInstance.ok("whole"));
                        });
        try (World world = World.of(instance);
                Conversation client = world.connect()) {
            String request = World.post("abcdef");
            client.send(request.substring(0, request.length() - 3));
            Eventually.holds("the first half is there", () -> go.getCount() == 0);
            assertThat(client.send("def").read().body()).isEqualTo("whole");
        }
    }

    @Test
    void makesAnInstanceWaitForASlowClient() {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            gateway.send(
                                    "HTTP/1.1 200 OK\r\ncontent-length: "
                                            + PIECES * PIECE
                                            + "\r\n\r\n");
                            sendAll(gateway);
                        });
        try (World world = World.of(instance);
                Conversation client = world.connect().send(World.post("x"))) {
            client.readHead();
            long stalledAt = awaitStall();

            assertThat(stalledAt).isLessThan(MOST_IN_BUFFERS);
            assertThat(memoryOfNetty()).isLessThan(MOST_IN_BUFFERS);
            for (int i = 0; i < PIECES; i++) {
                client.readText(PIECE);
            }
            assertThat(world.heard().last().bytesOut()).isEqualTo((long) PIECES * PIECE);
        }
    }

    @Test
    void makesAClientWaitForASlowInstance() throws InterruptedException {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.readHead();
                            go.await();
                            for (int i = 0; i < PIECES; i++) {
                                gateway.readText(PIECE);
                            }
                            gateway.send(FakeInstance.ok("all"));
                        });
        GatewayConfig config = World.CONFIG.withLimits(new Limits(1L << 30, 1024));
        try (World world = World.configured(config, instance);
                Conversation client = world.connect()) {
            client.send(
                    World.get("/endpoints/e/score")
                            .replace("GET", "POST")
                            .replace("host: g", "host: g\r\ncontent-length: " + PIECES * PIECE));
            Thread sender = Thread.ofVirtual().start(() -> sendAll(client));
            assertThat(awaitStall()).isLessThan(MOST_IN_BUFFERS);
            assertThat(memoryOfNetty()).isLessThan(MOST_IN_BUFFERS);

            go.countDown();
            assertThat(client.read().body()).isEqualTo("all");
            sender.join();
            assertThat(world.heard().last().bytesIn()).isEqualTo((long) PIECES * PIECE);
        }
    }

    @Test
    void tellsTheInstanceThatTheClientHasLeft() {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            sent.set(1);
                            if (gateway.isClosedByPeer()) {
                                go.countDown();
                            }
                        });
        try (World world = World.of(instance)) {
            Conversation client = world.connect().send(World.post("x"));
            Eventually.holds("the instance works", () -> sent.get() == 1);
            client.close();

            Eventually.holds("the instance is told", () -> go.getCount() == 0);
            Eventually.holds("it is counted out", () -> world.gateway().inFlight("i1") == 0);
            Eventually.holds("it is reported", () -> world.heard().requests().size() == 1);
            assertThat(world.heard().last().ending()).isEqualTo(Ending.ABANDONED);
            assertThat(world.heard().last().status()).isEqualTo(CompletedRequest.CLIENT_LEFT);
        }
    }

    @Test
    void tellsTheInstanceInTheMiddleOfAnAnswer() {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            gateway.send("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
                            if (gateway.isClosedByPeer()) {
                                go.countDown();
                            }
                        });
        try (World world = World.of(instance)) {
            Conversation client = world.connect().send(World.post("x"));
            client.readHead();
            client.halfClose();

            Eventually.holds("the instance is told", () -> go.getCount() == 0);
            Eventually.holds("it is reported", () -> world.heard().requests().size() == 1);
            assertThat(world.heard().last().ending()).isEqualTo(Ending.ABANDONED);
            assertThat(world.heard().last().status()).isEqualTo(200);
        }
    }

    private void sendAll(Conversation to) {
        byte[] piece = new byte[PIECE];
        for (int i = 0; i < PIECES; i++) {
            to.send(piece);
            sent.addAndGet(PIECE);
        }
    }

    /// How much was sent when for a while nothing more was.
    private long awaitStall() {
        long[] last = {0, System.nanoTime()};
        Eventually.holds(
                "the sender stalls",
                () -> {
                    if (sent.get() != last[0]) {
                        last[0] = sent.get();
                        last[1] = System.nanoTime();
                    }
                    return last[0] > 0 && System.nanoTime() - last[1] > 300_000_000L;
                });
        return last[0];
    }

    private static long memoryOfNetty() {
        return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT)
                .metric()
                .usedDirectMemory();
    }
}
