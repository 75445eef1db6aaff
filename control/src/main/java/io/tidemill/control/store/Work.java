package io.tidemill.control.store;

import java.sql.Connection;
import java.sql.SQLException;

/// Something to do with the database, inside a transaction that the database begins and ends.
@FunctionalInterface
public interface Work<T> {
    T on(Connection connection) throws SQLException;
}
