package io.tidemill.control.activity;

import io.tidemill.control.identity.Caller;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.CallTrace;
import io.tidemill.control.rest.RequestId;
import io.tidemill.control.store.Transaction;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/// Who wrote or deleted which resource. A row is part of the transaction that it tells of: neither
/// is there alone.
public final class AdministrativeLog {
    private final InstantSource clock;

    public AdministrativeLog(InstantSource clock) {
        this.clock = clock;
    }

    /// Notes that the caller of this thread's request did something to a resource.
    ///
    /// @param operation Azure's name of the action, such as
    ///   `Microsoft.Insights/AutoscaleSettings/Write`
    public Entry entry(String operation, String resourceId) {
        return new Entry(
                operation,
                resourceId,
                Caller.principal(),
                RequestId.current(),
                CallTrace.current(),
                clock.instant());
    }

    /// Appends the entry in the transaction.
    public void append(Transaction transaction, Entry entry) {
        try {
            ActivityTable.append(
                    transaction.connection(),
                    new ActivityTable.NewRow(
                            entry.resourceId(),
                            ActivityTable.Category.ADMINISTRATIVE,
                            entry.at(),
                            entry.toJson()));
        } catch (SQLException e) {
            throw new IllegalStateException("The activity log did not take the row.", e);
        }
    }

    /// What somebody did, and when; made on the request's own thread, because that is where the
    /// caller is known.
    public record Entry(
            String operation,
            String resourceId,
            Principal principal,
            String correlationId,
            CallTrace call,
            Instant at) {
        ObjectNode toJson() {
            ObjectNode json =
                    ArmJson.object()
                            .put("operation", operation)
                            .put("resourceId", resourceId)
                            .put("caller", principal.name())
                            .put("callerId", principal.objectId())
                            .put("callerType", principal.kind().word())
                            .put("correlationId", correlationId);
            json.putObject("call")
                    .put("clientRequestId", call.clientRequestId())
                    .put("clientIpAddress", call.clientAddress())
                    .put("method", call.method())
                    .put("uri", call.uri());
            return json;
        }
    }
}
