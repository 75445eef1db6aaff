package io.tidemill.control.archive;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.control.store.PostgresDatabase;
import io.tidemill.control.store.PostgresServer;
import io.tidemill.control.store.SqlDatabase;
import io.tidemill.control.store.UnusableDataException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresArchiveTest extends ArchiveContract {
    private static EmbeddedPostgres postgres;
    private static int databases;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Override
    SqlDatabase open() {
        var name = "points" + databases++;
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return PostgresDatabase.open(server(name), PointTables.SCHEMA);
    }

    @Test
    void refusesADatabaseThatAnotherTidemillUses() {
        var used = server("points" + (databases - 1));
        assertThatThrownBy(() -> PostgresDatabase.open(used, PointTables.SCHEMA))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("in use by another Tidemill");
    }

    @Test
    void saysWhichDatabaseCannotBeReachedAndNotWithWhichPassword() {
        var nowhere = new PostgresServer("jdbc:postgresql://localhost:1/x", "someone", "secret");
        assertThatThrownBy(() -> PostgresDatabase.open(nowhere, PointTables.SCHEMA))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("localhost:1")
                .hasMessageNotContaining("secret");
    }

    private static PostgresServer server(String database) {
        return new PostgresServer(postgres.getJdbcUrl("postgres", database), "postgres", "");
    }
}
