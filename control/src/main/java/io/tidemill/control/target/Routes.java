package io.tidemill.control.target;

import java.util.List;

/// The door to whoever sends requests to instances.
///
/// Calls come from the runtime's own threads, one at a time for each deployment, and must return
/// quickly.
public interface Routes {

    /// From now on exactly these instances of the deployment may get new requests. Called whenever
    /// the set changes.
    void ready(String deploymentId, List<Address> instances);

    /// Requests that the instance is working on at this moment; 0 for an unknown instance.
    int inFlight(String instanceId);
}
