package io.tidemill.control.rest;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;

/// What never reaches a handler, such as a request that is not HTTP, gets an ARM error too.
final class Refusals {
    private Refusals() {}

    static void register(DirectHandlers.Builder handlers) {
        for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
            handlers.addHandler(event, Refusals::refusal);
        }
    }

    private static DirectHandler.TransportResponse refusal(
            DirectHandler.TransportRequest request,
            DirectHandler.EventType event,
            Status status,
            ServerResponseHeaders headers,
            String detail) {
        Status told = told(request, status);
        return DirectHandler.TransportResponse.builder()
                .status(told)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, Exchange.JSON)
                .keepAlive(false)
                .entity(error(told).toJson().toString())
                .build();
    }

    /// The library takes what it cannot even parse for a fault of its own.
    private static Status told(DirectHandler.TransportRequest request, Status status) {
        boolean unread = request.method().isEmpty();
        return unread && status.equals(Status.INTERNAL_SERVER_ERROR_500)
                ? Status.BAD_REQUEST_400
                : status;
    }

    private static ArmError error(Status status) {
        String reason = status.reasonPhrase();
        return ArmError.of(
                status.code(), reason.replace(" ", ""), "The request was refused: " + reason + ".");
    }
}
