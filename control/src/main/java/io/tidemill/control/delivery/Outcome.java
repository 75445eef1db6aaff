package io.tidemill.control.delivery;

/// What became of one attempt. The reasons are shown in logs: they hold no secrets.
public sealed interface Outcome {
    /// The receiver has it.
    record Delivered() implements Outcome {}

    /// It may work later.
    record Failed(String why) implements Outcome {}

    /// It will not work, however often it is tried.
    record Rejected(String why) implements Outcome {}
}
