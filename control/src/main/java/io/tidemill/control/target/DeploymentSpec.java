package io.tidemill.control.target;

/// What a deployment should be: how many instances, of what, watched and limited how.
///
/// @param id ARM resource id of the deployment; ids compare without regard to case
/// @param endpoint name of the endpoint
/// @param name name of the deployment inside its endpoint
/// @param capacity instances wanted, 0 or more
public record DeploymentSpec(
        String id,
        String endpoint,
        String name,
        int capacity,
        InstanceTemplate template,
        Probes probes,
        RequestLimits limits) {

    public DeploymentSpec {
        if (capacity < 0) {
            throw new IllegalArgumentException("capacity = " + capacity + ", must be at least 0");
        }
    }

    public DeploymentSpec withCapacity(int instances) {
        return new DeploymentSpec(id, endpoint, name, instances, template, probes, limits);
    }
}
