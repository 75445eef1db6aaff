package io.tidemill.cli.client;

import java.time.Instant;

/// A change of the instance count that an evaluation decided, and the sentence that says why.
public record ScaleAction(Instant at, int from, int to, String why) {}
