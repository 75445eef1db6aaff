package io.tidemill.control.endpoint;

import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import java.util.List;
import java.util.Optional;

/// The door to what makes deployments real. Each call returns at once; the work goes on behind it.
public interface Provisioning {
    /// Makes the deployment what the spec says; the same again changes nothing.
    void apply(DeploymentSpec wanted);

    /// Drains and forgets the deployment, or does nothing when there is none.
    void remove(String deploymentId);

    /// Empty when the deployment was never applied or is gone, its last instance included.
    Optional<DeploymentStatus> status(String deploymentId);

    /// The last lines that an instance wrote.
    List<String> logs(String instanceId, int tail);
}
