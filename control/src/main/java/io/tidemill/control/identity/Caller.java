package io.tidemill.control.identity;

/// Whoever sent the request that this thread is answering.
public final class Caller {
    static final ScopedValue<Principal> CURRENT = ScopedValue.newInstance();

    private Caller() {}

    /// [Principal#TIDEMILL] outside of a request: then the product acts by itself.
    public static Principal principal() {
        return CURRENT.orElse(Principal.TIDEMILL);
    }

    /// The caller's name, as the activity log has it.
    public static String current() {
        return principal().name();
    }
}
