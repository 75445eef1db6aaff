package io.tidemill.control.rest;

/// The id of the request that this thread is answering, which the activity log uses as correlation
/// id.
public final class RequestId {
    static final ScopedValue<String> CURRENT = ScopedValue.newInstance();

    private RequestId() {}

    /// Empty outside of a request.
    public static String current() {
        return CURRENT.orElse("");
    }
}
