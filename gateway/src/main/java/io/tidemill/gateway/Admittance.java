package io.tidemill.gateway;

/// What a credential is good for at one endpoint.
public enum Admittance {
    /// Whoever sent it may pass.
    GRANTED,

    /// It does not tell who sent it.
    UNKNOWN,

    /// It tells who sent it, and they may not pass.
    FORBIDDEN;

    static Admittance of(boolean granted) {
        return granted ? GRANTED : UNKNOWN;
    }
}
