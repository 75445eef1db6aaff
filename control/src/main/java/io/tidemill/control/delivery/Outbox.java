package io.tidemill.control.delivery;

import io.tidemill.control.store.Database;
import io.tidemill.control.store.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// The deliveries that did not arrive yet, in the database: what was put in survives a kill, and is
/// delivered at least once or given up with a reason. Any thread may call.
public final class Outbox {
    /// A receiver for whom this many wait gets no more: a dead one must not fill the disk.
    public static final int MOST_WAITING = 1_000;

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    /// Puts a message in, as part of the transaction that tells of its cause: neither is there
    /// alone.
    ///
    /// @return whether there was room
    public static boolean add(Connection connection, Message message, Instant now)
            throws SQLException {
        if (DeliveryTable.waiting(connection, Delivery.lane(message)) >= MOST_WAITING) {
            return false;
        }
        DeliveryTable.insert(connection, UUID.randomUUID().toString(), message, now);
        return true;
    }

    /// Puts a message in by itself.
    ///
    /// @return whether there was room
    public boolean add(Message message, Instant now) {
        return database.write(connection -> add(connection, message, now));
    }

    /// The oldest delivery to each receiver. Only these may be tried.
    List<Delivery> heads() {
        return database.read(DeliveryTable::heads);
    }

    void postpone(Delivery delivery, Instant due) {
        database.write(connection -> {
            DeliveryTable.postpone(connection, delivery.sequence(), due);
            return true;
        });
    }

    /// Takes a delivery out, together with what is to be noted of it.
    void finish(Delivery delivery, Work<?> note) {
        database.write(connection -> {
            DeliveryTable.delete(connection, delivery.sequence());
            note.on(connection);
            return true;
        });
    }
}
