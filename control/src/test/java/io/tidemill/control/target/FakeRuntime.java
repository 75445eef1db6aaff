package io.tidemill.control.target;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A runtime that starts nothing: its deployments are as a test says. For one thread.
public final class FakeRuntime implements InstanceRuntime {

    private final Consumer<String> witness;
    private final List<DeploymentSpec> applied = new ArrayList<>();
    private List<DeploymentStatus> statuses = List.of();
    private List<InstanceUsage> usage = List.of();

    public FakeRuntime() {
        this(_ -> {});
    }

    /// @param witness told of each order when it comes, as `apply blue` or `remove {id}`
    public FakeRuntime(Consumer<String> witness) {
        this.witness = witness;
    }

    /// From now on these are all deployments.
    public void become(List<DeploymentStatus> next) {
        statuses = List.copyOf(next);
    }

    /// From now on the instances have used that much.
    public void use(List<InstanceUsage> next) {
        usage = List.copyOf(next);
    }

    /// What was applied, oldest first.
    public List<DeploymentSpec> applied() {
        return List.copyOf(applied);
    }

    @Override
    public void apply(DeploymentSpec wanted) {
        witness.accept("apply " + wanted.name());
        applied.add(wanted);
    }

    @Override
    public void remove(String deploymentId) {
        witness.accept("remove " + deploymentId);
    }

    @Override
    public Optional<DeploymentStatus> status(String deploymentId) {
        return statuses.stream()
                .filter(status -> status.id().equalsIgnoreCase(deploymentId))
                .findFirst();
    }

    @Override
    public List<DeploymentStatus> statuses() {
        return statuses;
    }

    @Override
    public List<String> logs(String instanceId, int tail) {
        return List.of("%s, last %d".formatted(instanceId, tail));
    }

    @Override
    public List<InstanceUsage> usage() {
        return usage;
    }

    @Override
    public void close() {
        statuses = List.of();
    }
}
