package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// What became of the messages that went out to somebody, as rows of the activity log.
public final class DeliveryLog {
    private DeliveryLog() {}

    /// Appends an entry in the transaction of the connection.
    public static void append(Connection connection, Entry entry, Instant now) throws SQLException {
        ActivityTable.append(
                connection,
                new ActivityTable.NewRow(
                        entry.settingId(),
                        ActivityTable.Category.DELIVERY,
                        now,
                        ArmJson.object()
                                .put("settingId", entry.settingId())
                                .put("correlationId", entry.correlationId())
                                .put("arrived", entry.arrived())
                                .put("description", entry.description())));
    }

    /// One message's end.
    ///
    /// @param correlationId the run that the message told of
    /// @param arrived or given up
    /// @param description a sentence without secrets
    public record Entry(
            String settingId, String correlationId, boolean arrived, String description) {}
}
