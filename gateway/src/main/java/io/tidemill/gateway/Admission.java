package io.tidemill.gateway;

/// What the door says to a request.
sealed interface Admission {

    /// It may not pass.
    record Refused(Reach reach, Refusal refusal) implements Admission {}

    /// It has a seat, and this is what to ask the instance for: path and query.
    record Seated(Seat seat, String uri) implements Admission {}
}
