package io.tidemill.control.identity;

/// Tells whose a bearer token is.
@FunctionalInterface
public interface Bearer {
    TokenCheck check(String token);

    /// Asks the next one about tokens that are unknown here.
    default Bearer or(Bearer next) {
        return token -> check(token).or(() -> next.check(token));
    }
}
