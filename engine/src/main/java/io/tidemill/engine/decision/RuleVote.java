package io.tidemill.engine.decision;

/// Which side a rule takes at the current count.
public enum RuleVote {
    /// Wants more instances when triggered.
    OUT,
    /// Wants fewer instances when triggered.
    IN,
    /// Wants nothing: an exact count that is already there, or one against its own direction, or a
    /// kind of action that does not apply here.
    NONE
}
