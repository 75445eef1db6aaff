package io.tidemill.control.rest;

import io.tidemill.control.store.StorageException;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// The filter around everything: it gives every answer ARM's headers, and keeps our mistakes from
/// leaking.
///
/// Whatever a handler throws becomes a 5xx that names only the request id; the log has the rest
/// under that id.
public final class Manners implements ArmHandler {
    private static final System.Logger LOG = System.getLogger(Manners.class.getName());
    static final int LONGEST_ECHO = 128;
    static final String CLIENT_REQUEST_ID = "x-ms-client-request-id";

    /// We count no requests; clients only want to read that there is no need to slow down.
    private static final String REMAINING = "11999";

    private static final Map<String, String> FIXED =
            Map.of(
                    "Cache-Control", "no-cache",
                    "Pragma", "no-cache",
                    "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
                    "X-Content-Type-Options", "nosniff");

    private final ArmHandler next;
    private final Supplier<String> ids;

    /// The filter around a handler.
    ///
    /// @param ids gives each request an id that no other has
    public Manners(ArmHandler next, Supplier<String> ids) {
        this.next = next;
        this.ids = ids;
    }

    public Manners(ArmHandler next) {
        this(next, () -> UUID.randomUUID().toString());
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        String id = ids.get();
        return echo(request, traced(request, id))
                .with("x-ms-request-id", id)
                .with("x-ms-correlation-request-id", id)
                .with("x-ms-routing-request-id", "LOCAL:" + id)
                .with("x-ms-ratelimit-remaining-subscription-" + kind(request), REMAINING);
    }

    private ArmResponse traced(ArmRequest request, String id) {
        return ScopedValue.where(RequestId.CURRENT, id)
                .where(CallTrace.CURRENT, CallTrace.of(request))
                .call(() -> guarded(request));
    }

    private static String kind(ArmRequest request) {
        return switch (request.method()) {
            case "DELETE" -> "deletes";
            case "PUT", "PATCH", "POST" -> "writes";
            default -> "reads";
        };
    }

    private ArmResponse guarded(ArmRequest request) {
        try {
            return fit(request, next.handle(request));
        } catch (StorageException e) {
            return broken(503, "ServiceUnavailable", "Nothing was changed: the data folder", e);
        } catch (RuntimeException e) {
            return broken(
                    500, "InternalServerError", "This is a fault of Tidemill: the request", e);
        }
    }

    /// The answer to HEAD has no body, whoever gives it: a client would take it for its next
    /// answer.
    private static ArmResponse fit(ArmRequest request, ArmResponse response) {
        return request.method().equals("HEAD")
                ? new ArmResponse(response.status(), response.headers(), "")
                : response;
    }

    private static ArmResponse broken(
            int status, String code, String what, RuntimeException cause) {
        String id = RequestId.current();
        LOG.log(System.Logger.Level.ERROR, "request " + id, cause);
        return ArmResponse.of(
                ArmError.of(
                        status,
                        code,
                        "%s failed. The log says more under request id %s.".formatted(what, id)));
    }

    private static ArmResponse echo(ArmRequest request, ArmResponse response) {
        ArmResponse answer = response;
        for (var header : FIXED.entrySet()) {
            answer = answer.with(header.getKey(), header.getValue());
        }
        String clientId = request.header(CLIENT_REQUEST_ID).orElse("");
        boolean wanted =
                request.header("x-ms-return-client-request-id").filter("true"::equals).isPresent();
        return wanted && !clientId.isEmpty() && clientId.length() <= LONGEST_ECHO
                ? answer.with(CLIENT_REQUEST_ID, clientId)
                : answer;
    }
}
