package io.tidemill.control.target;

import java.time.Duration;

/// What the operating system says an instance has used, its child processes included.
///
/// @param type what the instance may use
/// @param pid tells one process of an instance from the next one after a restart
/// @param cpu processor time used since that process started
/// @param memoryBytes resident memory at this moment
public record InstanceUsage(
        String deploymentId,
        String instanceId,
        InstanceType type,
        long pid,
        Duration cpu,
        long memoryBytes) {}
