package io.tidemill.simulator;

import io.tidemill.engine.metric.MetricKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What goes wrong in a world, now and then: metrics are lost, the target refuses, is slow, gives
/// up or hides, somebody sets the count by hand, the clock is set forward or back.
final class Faults {
    private static final List<MetricKey> KEYS =
            List.of(RandomSettings.CPU, RandomSettings.LATENCY, RandomSettings.REQUESTS);

    private final RandomGenerator random;
    private final VirtualTime time;
    private final SimulatedTarget target;
    private final Map<MetricKey, Instant> lostUntil = new HashMap<>();
    private Instant mannerUntil = Instant.MIN;

    Faults(RandomGenerator random, VirtualTime time, SimulatedTarget target) {
        this.random = random;
        this.time = time;
        this.target = target;
    }

    /// Lets happen what happens now.
    void strike() {
        if (!time.instant().isBefore(mannerUntil)) {
            target.behave(Manner.obeysAtOnce());
        }
        if (isStruck(100)) {
            mannerUntil = soon(180);
            target.behave(manner());
        }
        if (isStruck(150)) {
            lostUntil.put(KEYS.get(random.nextInt(KEYS.size())), soon(120));
        }
        if (isStruck(300)) {
            target.setByHand(random.nextInt(16));
        }
        if (isStruck(500)) {
            time.moveTo(time.instant().plusSeconds(random.nextLong(-7_200, 7_200)));
        }
    }

    boolean isLost(MetricKey key) {
        return time.instant().isBefore(lostUntil.getOrDefault(key, Instant.MIN));
    }

    private Manner manner() {
        return switch (random.nextInt(5)) {
            case 0 -> new Manner.Refuses("no quota");
            case 1 -> new Manner.Hides("no answer");
            case 2 -> new Manner.GivesUp(minutes(30), "did not start");
            default -> new Manner.Obeys(minutes(40));
        };
    }

    private boolean isStruck(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private Instant soon(int minutes) {
        return time.instant().plus(minutes(minutes));
    }

    private Duration minutes(int most) {
        return Duration.ofMinutes(random.nextInt(most));
    }
}
