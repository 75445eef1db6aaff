package io.tidemill.control.target;

import java.util.List;
import java.util.Optional;

/// Keeps the instances of deployments as they should be. Every method may be called from any thread
/// and returns at once with what is known now; the work itself goes on in the background.
public interface InstanceRuntime extends AutoCloseable {

    /// Makes the deployment what `wanted` says. Applying the same again changes nothing; another
    /// capacity starts or drains instances and leaves the others alone; another template replaces
    /// instances one after the other, each new one ready before an old one leaves.
    void apply(DeploymentSpec wanted);

    /// Drains all instances of the deployment and forgets it; an unknown one is forgotten already.
    void remove(String deploymentId);

    /// How the deployment is, or empty when it was never applied or is gone, its last instance
    /// included.
    Optional<DeploymentStatus> status(String deploymentId);

    /// How all deployments are, in no particular order.
    List<DeploymentStatus> statuses();

    /// The last `tail` lines that the instance wrote, oldest first; none for an unknown instance.
    List<String> logs(String instanceId, int tail);

    /// What each ready or unready instance has used. One that starts, leaves or is gone is not in
    /// the list.
    List<InstanceUsage> usage();

    /// Stops everything: drains, then ends, then kills. Returns when no process is left.
    @Override
    void close();
}
