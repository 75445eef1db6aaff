package io.tidemill.control.target;

import java.util.List;

/// A deployment as it is, beside how many instances it should have.
///
/// @param wanted the capacity last applied
/// @param outdated instances still made from an earlier template, or on their way out
/// @param instances oldest first; a stopped instance is no longer listed
public record DeploymentStatus(
        String id, int wanted, int outdated, List<InstanceStatus> instances) {

    public DeploymentStatus {
        instances = List.copyOf(instances);
    }

    /// Instances that get requests.
    public int ready() {
        return (int)
                instances.stream()
                        .filter(instance -> instance.state() instanceof InstanceState.Ready)
                        .count();
    }

    /// Whether the deployment is exactly what was asked for: nothing starts, fails or leaves.
    public boolean isSettled() {
        return ready() == wanted && instances.size() == wanted && outdated == 0;
    }
}
