package io.tidemill.simulator;

import java.util.OptionalDouble;

/// An endpoint that shares its load evenly over its instances: the simplest one that can be scaled
/// well or badly.
public final class SimulatedEndpoint {
    private static final double FASTEST = 20;
    private static final double SLOWEST = 2_000;
    private static final double REQUESTS_A_MINUTE = 600;

    /// What can be measured during a minute. CPU in percent of one instance, latency in
    /// milliseconds, empty while nobody calls.
    public record Measured(
            double cpuPercent, OptionalDouble latencyMillis, double requestsPerMinute) {}

    private SimulatedEndpoint() {}

    /// What is measured under that load with that many instances. Latency grows as 1 / (1 - busy),
    /// up to a time-out: at 50 % busy 40 ms, at 90 % 200 ms.
    public static Measured under(double load, int instances) {
        var busy = instances == 0 ? 1 : Math.min(1, load / instances);
        var latency = Math.min(SLOWEST, FASTEST / Math.max(1e-9, 1 - busy));
        return new Measured(
                100 * busy,
                load > 0 ? OptionalDouble.of(latency) : OptionalDouble.empty(),
                load * REQUESTS_A_MINUTE);
    }
}
