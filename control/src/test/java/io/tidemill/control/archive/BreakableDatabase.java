package io.tidemill.control.archive;

import io.tidemill.control.store.SqlDatabase;
import io.tidemill.control.store.StorageException;
import io.tidemill.control.store.Work;
import java.sql.SQLException;

/// A database that can be told to refuse what it is asked to write.
final class BreakableDatabase implements SqlDatabase {
    private final SqlDatabase database;
    private boolean refusing;

    BreakableDatabase(SqlDatabase database) {
        this.database = database;
    }

    void refuse(boolean refuse) {
        refusing = refuse;
    }

    @Override
    public <T> T write(Work<T> work) {
        return database.write(connection -> {
            var result = work.on(connection);
            if (refusing) {
                throw new StorageException("The disk is full.", new SQLException("full"));
            }
            return result;
        });
    }

    @Override
    public <T> T read(Work<T> work) {
        return database.read(work);
    }

    @Override
    public void close() {
        database.close();
    }
}
