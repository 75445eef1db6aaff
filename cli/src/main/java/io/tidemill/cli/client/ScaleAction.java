package io.tidemill.cli.client;

import java.time.Instant;

/// A change of the instance count that an evaluation decided, in a few words.
public record ScaleAction(Instant at, String decision) {}
