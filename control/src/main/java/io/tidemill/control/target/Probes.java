package io.tidemill.control.target;

/// The two questions put to an instance: may it get requests, and is it alive at all?
///
/// @param readiness failing takes the instance out of the routes until it is good again
/// @param liveness failing restarts the instance
public record Probes(Probe readiness, Probe liveness) {

    public static final Probes DEFAULT = new Probes(Probe.DEFAULT, Probe.DEFAULT);
}
