package io.tidemill.gateway;

import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Everything that belongs to one event loop. Only that loop touches it, so nothing in it locks.
final class Lane {

    private final Front front;
    private final EventLoop loop;
    private final UpstreamPool pool;
    private final RandomGenerator random;
    private final Door door;

    Lane(Front front, EventLoop loop) {
        this.front = front;
        this.loop = loop;
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create();
        this.pool = new UpstreamPool(loop, front.transport().client(), front.config().timeouts());
        this.door =
                new Door(
                        front.routing(),
                        random,
                        InstantSource.system(),
                        front.config().limits().bodyBytes());
    }

    Front front() {
        return front;
    }

    EventLoop loop() {
        return loop;
    }

    UpstreamPool pool() {
        return pool;
    }

    Door door() {
        return door;
    }

    /// A new GUID. It names a request in logs and need not be hard to guess.
    String nextId() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() >>> 2) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
