package io.tidemill.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamagedFileTest {
    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("tidemill.db");
    }

    @Test
    void refusesAFileThatIsNoDatabaseAndLeavesItAlone() throws IOException {
        Files.writeString(
                file, "this is not a database, but somebody may still want it ".repeat(99));
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("is damaged")
                .hasMessageContaining("backup");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void refusesAFileWithOverwrittenPages() throws IOException {
        fillWithDocuments();
        scribbleOverTheMiddle();

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void refusesAFileOfANewerTidemill() throws SQLException {
        Database.open(file).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("newer Tidemill (schema 99");
    }

    @Test
    void refusesAFolderInPlaceOfTheFile() throws IOException {
        Files.createDirectory(file);

        assertThatThrownBy(() -> Database.open(file))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("cannot be opened");
    }

    @Test
    void keepsTheFileToItsUser() throws IOException {
        Database.open(file).close();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    private void fillWithDocuments() {
        try (DocumentStore store = DocumentStore.open(file)) {
            store.transact(transaction -> {
                for (int i = 0; i < 500; i++) {
                    transaction.put("setting", "document-" + i, "x".repeat(400));
                }
                return true;
            });
        }
    }

    private void scribbleOverTheMiddle() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(20 * 4096), 4096L * 5);
        }
    }
}
