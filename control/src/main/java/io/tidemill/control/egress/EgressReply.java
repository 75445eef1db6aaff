package io.tidemill.control.egress;

/// What became of a call whose answer is read.
public sealed interface EgressReply {
    /// The whole answer, read as UTF-8.
    record Answered(int status, String body) implements EgressReply {}

    /// The body is larger than the caller wants to read.
    record TooLarge() implements EgressReply {}

    /// There is no answer: the call is forbidden, nobody answered, or not in time.
    record Failed(String why) implements EgressReply {}
}
