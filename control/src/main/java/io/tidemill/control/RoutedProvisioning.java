package io.tidemill.control;

import io.tidemill.control.endpoint.Provisioning;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.InstanceRuntime;
import java.util.List;
import java.util.Optional;

/// Makes deployments real in both places: the route book knows of one before its first instance is
/// ready, and forgets it when it is to go.
record RoutedProvisioning(InstanceRuntime runtime, RouteBook book) implements Provisioning {
    @Override
    public void apply(DeploymentSpec wanted) {
        book.deployment(wanted);
        runtime.apply(wanted);
    }

    @Override
    public void remove(String deploymentId) {
        book.forget(deploymentId);
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
