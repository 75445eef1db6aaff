package io.tidemill.control.target;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.Supplier;

/// What the workers of all deployments share.
///
/// @param ids makes a name for a new instance
/// @param alive every process that was started and is not gone yet
record RuntimeParts(
        RuntimeConfig config,
        Routes routes,
        InstantSource clock,
        LoopbackPorts ports,
        Supplier<String> ids,
        Set<InstanceProcess> alive) {

    Instant now() {
        return clock.instant();
    }

    BackOff backOff() {
        return new BackOff(config.firstBackOff(), config.longestBackOff());
    }
}
