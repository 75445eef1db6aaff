package io.tidemill.control.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    private static final int KILLS = 4;

    @TempDir private Path folder;

    @Test
    void keepsEveryAcknowledgedWriteOfAKilledProcess() throws IOException, InterruptedException {
        Path file = folder.resolve("tidemill.db");
        Path journal = folder.resolve("acknowledged");
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(file, journal, 40 + 37 * kill);
        }

        List<String> acknowledged = completeLines(journal);
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * 40);
        try (DocumentStore store = DocumentStore.open(file)) {
            assertThat(store.list("ack", "")).extracting(Document::id).containsAll(acknowledged);
        }
    }

    private static void writeUntilKilled(Path file, Path journal, int enough)
            throws IOException, InterruptedException {
        Process writer =
                ChildJvm.start(
                        Writes.class,
                        file.toString(),
                        journal.toString(),
                        Integer.toString(enough));
        assertThat(ChildJvm.firstLine(writer)).isEqualTo("enough");
        writer.destroyForcibly().waitFor(); // SIGKILL: no shutdown hook runs
    }

    private static List<String> completeLines(Path journal) throws IOException {
        return Files.readAllLines(journal).stream().filter(line -> line.endsWith(";")).toList();
    }

    /// Writes from several threads, and notes each id in a journal once its write was acknowledged.
    static final class Writes {
        private final DocumentStore store;
        private final FileOutputStream journal;
        private final CountDownLatch enough;

        private Writes(DocumentStore store, FileOutputStream journal, int enough) {
            this.store = store;
            this.journal = journal;
            this.enough = new CountDownLatch(enough);
        }

        @SuppressWarnings("resource") // open until the process is killed, which is the point
        public static void main(String[] arguments) throws IOException, InterruptedException {
            Writes writes =
                    new Writes(
                            DocumentStore.open(Path.of(arguments[0])),
                            new FileOutputStream(arguments[1], true),
                            Integer.parseInt(arguments[2]));
            for (int thread = 0; thread < 8; thread++) {
                String name = ProcessHandle.current().pid() + "-" + thread;
                Thread.ofPlatform().start(() -> writes.forever(name));
            }
            writes.enough.await();
            System.out.println("enough");
        }

        private void forever(String name) {
            for (long i = 0; ; i++) {
                String id = name + "-" + i + ";";
                store.put("ack", id, "{}");
                note(id);
                enough.countDown();
            }
        }

        private void note(String id) {
            try {
                journal.write((id + "\n").getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
