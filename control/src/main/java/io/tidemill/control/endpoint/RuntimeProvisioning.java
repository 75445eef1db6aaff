package io.tidemill.control.endpoint;

import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceRuntime;
import java.util.List;
import java.util.Optional;

/// The part of an instance runtime that this package needs.
record RuntimeProvisioning(InstanceRuntime runtime) implements Provisioning {
    @Override
    public void apply(DeploymentSpec wanted) {
        runtime.apply(wanted);
    }

    @Override
    public void remove(String deploymentId) {
        runtime.remove(deploymentId);
    }

    @Override
    public Optional<DeploymentStatus> status(String deploymentId) {
        return runtime.status(deploymentId);
    }

    @Override
    public List<String> logs(String instanceId, int tail) {
        return runtime.logs(instanceId, tail);
    }
}
