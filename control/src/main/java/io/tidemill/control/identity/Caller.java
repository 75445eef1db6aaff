package io.tidemill.control.identity;

/// The name of whoever sent the request that this thread is answering.
public final class Caller {
    static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private Caller() {}

    /// `tidemill` outside of a request: then the product acts by itself.
    public static String current() {
        return CURRENT.orElse("tidemill");
    }
}
