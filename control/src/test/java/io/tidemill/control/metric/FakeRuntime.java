package io.tidemill.control.metric;

import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceRuntime;
import io.tidemill.control.target.InstanceUsage;
import java.util.List;
import java.util.Optional;

/// A runtime whose instances are as a test says.
final class FakeRuntime implements InstanceRuntime {

    List<DeploymentStatus> statuses = List.of();
    List<InstanceUsage> usage = List.of();

    @Override
    public void apply(DeploymentSpec wanted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String deploymentId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DeploymentStatus> status(String deploymentId) {
        return statuses.stream().filter(status -> status.id().equals(deploymentId)).findFirst();
    }

    @Override
    public List<DeploymentStatus> statuses() {
        return statuses;
    }

    @Override
    public List<String> logs(String instanceId, int tail) {
        return List.of();
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
