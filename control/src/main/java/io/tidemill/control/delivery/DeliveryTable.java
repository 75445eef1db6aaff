package io.tidemill.control.delivery;

import io.tidemill.control.rest.ArmJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The rows of the outbox.
final class DeliveryTable {
    private DeliveryTable() {}

    static void insert(Connection connection, String id, Message message, Instant now)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        INSERT INTO delivery (id, lane, created_micros, due_micros, attempts, json)
                        VALUES (?, ?, ?, ?, 0, ?)
                        """)) {
            statement.setString(1, id);
            statement.setString(2, Delivery.lane(message));
            statement.setLong(3, micros(now));
            statement.setLong(4, micros(now));
            statement.setString(5, write(message).toString());
            statement.executeUpdate();
        }
    }

    static int waiting(Connection connection, String lane) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT COUNT(*) FROM delivery WHERE lane = ?")) {
            statement.setString(1, lane);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    /// The oldest row of each lane.
    static List<Delivery> heads(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement(
                                """
                                SELECT sequence, id, created_micros, due_micros, attempts, json FROM delivery
                                WHERE sequence IN (SELECT MIN(sequence) FROM delivery GROUP BY lane)
                                ORDER BY sequence
                                """);
                ResultSet row = statement.executeQuery()) {
            List<Delivery> heads = new ArrayList<>();
            while (row.next()) {
                heads.add(
                        new Delivery(
                                row.getLong(1),
                                row.getString(2),
                                instant(row.getLong(3)),
                                instant(row.getLong(4)),
                                row.getInt(5),
                                read(ArmJson.read(row.getString(6)))));
            }
            return heads;
        }
    }

    /// Counts a failed attempt and sets when the next is due.
    static void postpone(Connection connection, long sequence, Instant due) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        "UPDATE delivery SET attempts = attempts + 1, due_micros = ? WHERE sequence"
                                + " = ?")) {
            statement.setLong(1, micros(due));
            statement.setLong(2, sequence);
            statement.executeUpdate();
        }
    }

    static void delete(Connection connection, long sequence) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM delivery WHERE sequence = ?")) {
            statement.setLong(1, sequence);
            statement.executeUpdate();
        }
    }

    private static ObjectNode write(Message message) {
        ObjectNode json =
                ArmJson.object()
                        .put("channel", message.channel().name())
                        .put("receiver", message.receiver())
                        .put("body", message.body())
                        .put("purpose", message.purpose().name())
                        .put("settingId", message.settingId())
                        .put("correlationId", message.correlationId());
        ObjectNode headers = json.putObject("headers");
        message.headers().forEach(headers::put);
        return json;
    }

    private static Message read(JsonNode json) {
        Map<String, String> headers = new HashMap<>();
        json.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
        return new Message(
                Channel.valueOf(json.path("channel").asString()),
                json.path("receiver").asString(),
                headers,
                json.path("body").asString(),
                Purpose.valueOf(json.path("purpose").asString()),
                json.path("settingId").asString(),
                json.path("correlationId").asString());
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
