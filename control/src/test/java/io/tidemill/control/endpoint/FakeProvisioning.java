package io.tidemill.control.endpoint;

import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceState;
import io.tidemill.control.target.InstanceStatus;
import io.tidemill.control.target.InstanceType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Remembers what it was told. A deployment is under way until the test says that it is settled.
/// For one thread.
final class FakeProvisioning implements Provisioning {
    private final Map<String, DeploymentSpec> applied = new HashMap<>();
    private final Map<String, DeploymentStatus> statuses = new HashMap<>();

    Optional<DeploymentSpec> applied(DeploymentId id) {
        return Optional.ofNullable(applied.get(key(id.text())));
    }

    void settle(DeploymentId id) {
        status(id, new DeploymentStatus.Progress.Reached(), 0, "");
    }

    void crashAgainAndAgain(DeploymentId id, String why) {
        status(id, new DeploymentStatus.Progress.Changing(0, Instant.EPOCH), 3, why);
    }

    void drained(DeploymentId id) {
        statuses.remove(key(id.text()));
    }

    @Override
    public void apply(DeploymentSpec wanted) {
        applied.put(key(wanted.id()), wanted);
        statuses.putIfAbsent(
                key(wanted.id()),
                new DeploymentStatus(
                        wanted.id(),
                        wanted.capacity(),
                        new DeploymentStatus.Progress.Changing(0, Instant.EPOCH),
                        List.of()));
    }

    @Override
    public void remove(String deploymentId) {
        applied.remove(key(deploymentId));
    }

    @Override
    public Optional<DeploymentStatus> status(String deploymentId) {
        return Optional.ofNullable(statuses.get(key(deploymentId)));
    }

    @Override
    public List<String> logs(String instanceId, int tail) {
        return List.of("first line", "last line");
    }

    private void status(
            DeploymentId id, DeploymentStatus.Progress progress, int restarts, String failure) {
        InstanceType type = InstanceType.parse("Local_C25_M512").orElseThrow();
        var instance =
                new InstanceStatus(
                        "i-1", type, new InstanceState.Requested(Instant.EPOCH), restarts, failure);
        statuses.put(
                key(id.text()), new DeploymentStatus(id.text(), 1, progress, List.of(instance)));
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
