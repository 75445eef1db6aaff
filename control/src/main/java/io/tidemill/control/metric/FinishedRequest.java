package io.tidemill.control.metric;

import java.time.Duration;
import java.time.Instant;

/// A request that got its answer.
///
/// @param endpointId ARM id of the endpoint
/// @param deployment name of the deployment that answered, or empty text when none was asked
/// @param status sent to the caller
/// @param modelStatus sent by the instance, or 0 when none answered
/// @param latency from the arrival of the request to the end of its answer
/// @param bytes of both bodies
/// @param at when it was finished
public record FinishedRequest(
        String endpointId,
        String deployment,
        int status,
        int modelStatus,
        Duration latency,
        long bytes,
        Instant at) {}
