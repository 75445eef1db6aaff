package io.tidemill.control.rest;

/// What the activity log tells of the HTTP request that this thread is answering.
///
/// @param clientRequestId the id that the client gave it; empty when it gave none
/// @param clientAddress empty when it came over no network
/// @param uri without the query
public record CallTrace(String clientRequestId, String clientAddress, String method, String uri) {
    static final ScopedValue<CallTrace> CURRENT = ScopedValue.newInstance();

    private static final CallTrace NONE = new CallTrace("", "", "", "");

    static CallTrace of(ArmRequest request) {
        return new CallTrace(
                request.header(Manners.CLIENT_REQUEST_ID)
                        .filter(id -> id.length() <= Manners.LONGEST_ECHO)
                        .orElse(""),
                request.client(),
                request.method(),
                request.origin() + request.path());
    }

    /// All empty outside of a request.
    public static CallTrace current() {
        return CURRENT.orElse(NONE);
    }
}
