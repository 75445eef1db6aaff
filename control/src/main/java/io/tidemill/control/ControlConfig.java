package io.tidemill.control;

import io.tidemill.control.loop.Beat;
import io.tidemill.control.target.RuntimeConfig;
import java.net.URI;
import java.time.Duration;

/// What a control plane must be told.
///
/// @param host where REST listens
/// @param port where REST listens; 0 takes any that is free
/// @param gateway where requests to models go, as clients are told
/// @param beat how often settings are evaluated
/// @param metricDelay how far the newest bucket that a rule reads lies back, zero or more
/// @param runtime how instances are started and stopped
public record ControlConfig(
        String host,
        int port,
        URI gateway,
        Beat beat,
        Duration metricDelay,
        RuntimeConfig runtime) {}
