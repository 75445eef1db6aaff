package io.tidemill.control.egress;

/// What became of a call. No text in it comes from the receiver or holds the query of the address.
public sealed interface EgressAnswer {
    /// The receiver answered; its body was not read.
    record Answered(int status) implements EgressAnswer {}

    /// The policy forbids the call.
    record Refused(String why) implements EgressAnswer {}

    /// The receiver could not be reached, or did not answer in time.
    record Unreachable(String why) implements EgressAnswer {}
}
