package io.tidemill.control.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir private Path parent;

    @Test
    void makesAFolderThatOnlyItsUserMayRead() throws IOException {
        try (DataFolder folder = DataFolder.open(parent.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void writesFilesThatOnlyItsUserMayRead() throws IOException {
        try (DataFolder folder = DataFolder.open(parent)) {
            folder.write("cli.json", "old");
            folder.write("cli.json", "new");

            assertThat(folder.file("cli.json")).hasContent("new");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.file("cli.json"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void refusesASecondOwnerInTheSameProcessAndNamesTheFirst() {
        try (DataFolder first = DataFolder.open(parent)) {
            assertThatThrownBy(() -> DataFolder.open(parent))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining(first.path().toString())
                    .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    void refusesASecondOwnerInAnotherProcess() throws IOException, InterruptedException {
        Process owner = ChildJvm.start(OwnsAFolder.class, parent.toString());
        try {
            assertThat(ChildJvm.firstLine(owner)).isEqualTo("owned");
            assertThatThrownBy(() -> DataFolder.open(parent))
                    .isInstanceOf(UnusableDataException.class)
                    .hasMessageContaining("(process " + owner.pid() + ")");
        } finally {
            owner.destroyForcibly().waitFor();
        }

        DataFolder.open(parent).close(); // the killed owner left nothing in the way
    }

    @Test
    void opensAgainAfterClosing() {
        DataFolder.open(parent).close();

        try (DataFolder again = DataFolder.open(parent)) {
            assertThat(again.path()).exists();
        }
    }

    @Test
    void saysThatAFileIsNoFolder() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");

        assertThatThrownBy(() -> DataFolder.open(file.resolve("data")))
                .isInstanceOf(UnusableDataException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining("--data");
    }

    /// Takes a folder and keeps it until killed.
    static final class OwnsAFolder {
        private OwnsAFolder() {}

        public static void main(String[] arguments) throws IOException {
            try (DataFolder folder = DataFolder.open(Path.of(arguments[0]))) {
                System.out.println(folder.path().toFile().exists() ? "owned" : "gone");
                System.in.read();
            }
        }
    }
}
