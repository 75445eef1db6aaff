package io.tidemill.control.target;

/// One instance as an outsider sees it.
///
/// @param restarts how often its process was replaced by a new one
/// @param lastFailure why its last process ended, or empty text when none has
public record InstanceStatus(
        String id, InstanceType type, InstanceState state, int restarts, String lastFailure) {}
