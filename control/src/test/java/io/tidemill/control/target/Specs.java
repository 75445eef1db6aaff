package io.tidemill.control.target;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Deployments and runtime settings for tests, with impatient numbers.
final class Specs {

    static final String ID = "/subscriptions/s/onlineEndpoints/e/deployments/blue";

    static final Probe QUICK =
            new Probe(Duration.ZERO, Duration.ofMillis(50), Duration.ofSeconds(2), 1, 2);

    private Specs() {}

    static DeploymentSpec small(int capacity) {
        return running(SmallServer.command(), capacity);
    }

    static DeploymentSpec running(String command, int capacity) {
        return launching(new Launch.ShellCommand(command), capacity);
    }

    static DeploymentSpec launching(Launch launch, int capacity) {
        var template =
                new InstanceTemplate(
                        launch,
                        InstanceType.parse("Local_C25_M512").orElseThrow(),
                        Map.of("GREETING", "hello"));
        var lenient =
                new Probe(
                        Duration.ofMinutes(5), Duration.ofSeconds(1), Duration.ofSeconds(2), 1, 9);
        return new DeploymentSpec(
                ID,
                "e",
                "blue",
                capacity,
                template,
                new Probes(QUICK, lenient),
                new RequestLimits(Duration.ofSeconds(5), 1, Duration.ofSeconds(30)));
    }

    static DeploymentSpec withLimits(DeploymentSpec spec, RequestLimits limits) {
        return new DeploymentSpec(
                spec.id(),
                spec.endpoint(),
                spec.name(),
                spec.capacity(),
                spec.template(),
                spec.probes(),
                limits);
    }

    static DeploymentSpec withLiveness(DeploymentSpec spec, Probe liveness) {
        return new DeploymentSpec(
                spec.id(),
                spec.endpoint(),
                spec.name(),
                spec.capacity(),
                spec.template(),
                new Probes(
                        new Probe(Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(1), 1, 9),
                        liveness),
                spec.limits());
    }

    static RuntimeConfig config() {
        return new RuntimeConfig(
                List.of(),
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                100);
    }
}
