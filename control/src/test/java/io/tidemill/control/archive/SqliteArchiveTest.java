package io.tidemill.control.archive;

import io.tidemill.control.store.Database;
import io.tidemill.control.store.Durability;
import io.tidemill.control.store.SqlDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteArchiveTest extends ArchiveContract {
    @TempDir private Path folder;

    @Override
    SqlDatabase open() {
        return Database.open(
                folder.resolve("metrics.db"), PointTables.SCHEMA, Durability.CHECKPOINTS);
    }
}
