package io.tidemill.gateway;

import io.netty.handler.codec.http.HttpHeaders;

/// The names under which one request can be found again.
///
/// `request` is the gateway's own, a GUID that replaces whatever the client sent as
/// `x-ms-request-id`. `client` is the client's `x-ms-client-request-id` as far as Azure takes it:
/// letters, digits, `-` and `_`, at most 40 of them. It is empty when there is none.
record TraceIds(String request, String client) {

    private static final int MAX_CLIENT_ID = 40;

    static TraceIds of(String request, HttpHeaders sent) {
        return new TraceIds(request, clean(sent.get(AzureHeaders.CLIENT_REQUEST_ID, "")));
    }

    void writeTo(HttpHeaders headers) {
        headers.set(AzureHeaders.MS_REQUEST_ID, request);
        headers.set(AzureHeaders.REQUEST_ID, request);
        if (!client.isEmpty()) {
            headers.set(AzureHeaders.CLIENT_REQUEST_ID, client);
        }
    }

    private static String clean(String id) {
        StringBuilder clean = new StringBuilder();
        id.chars().filter(TraceIds::isAllowed).limit(MAX_CLIENT_ID).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isAllowed(int c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '-' || c == '_');
    }
}
