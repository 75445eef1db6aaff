package io.tidemill.control.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Where SQLite and PostgreSQL differ.
enum Dialect {
    SQLITE("PRAGMA user_version", "PRAGMA user_version = ", "") {
        @Override
        String spell(String sql) {
            return sql.replace("{id}", "INTEGER PRIMARY KEY")
                    .replace("{text}", "TEXT")
                    .replace("{clustered}", "WITHOUT ROWID");
        }
    },
    POSTGRESQL(
            "SELECT steps FROM schema_steps",
            "UPDATE schema_steps SET steps = ",
            """
            CREATE TABLE IF NOT EXISTS schema_steps (steps INTEGER NOT NULL);
            INSERT INTO schema_steps SELECT 0 WHERE NOT EXISTS (SELECT FROM schema_steps)
            """) {
        @Override
        String spell(String sql) {
            return sql.replace("{id}", "INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY")
                    .replace("{text}", "TEXT COLLATE \"C\"")
                    .replace("{clustered}", "");
        }
    };

    private final String query;
    private final String count;
    private final String preparation;

    Dialect(String query, String count, String preparation) {
        this.query = query;
        this.count = count;
        this.preparation = preparation;
    }

    /// The statement in words that this database understands.
    abstract String spell(String sql);

    /// The statement that remembers how many steps were taken.
    String counted(int steps) {
        return count + steps;
    }

    int stepsSeen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!preparation.isEmpty()) {
                statement.execute(preparation);
            }
            try (var row = statement.executeQuery(query)) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
