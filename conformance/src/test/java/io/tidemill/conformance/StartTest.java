package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps Tidemill from starting is said in one line, with exit code 1, and nothing is lost.
class StartTest {
    @TempDir Path folder;

    @Test
    void saysThatAPortIsTaken() throws Exception {
        int offset = Product.freeOffset();
        try (ServerSocket taken =
                new ServerSocket(7080 + offset, 1, InetAddress.getLoopbackAddress())) {
            assertThat(refusal(folder, offset)).contains(Integer.toString(taken.getLocalPort()));
        }
    }

    @Test
    void saysThatAnotherTidemillHasTheFolder() throws Exception {
        try (Product first = Product.up(folder)) {
            assertThat(refusal(folder, Product.freeOffset())).contains(folder.toString());
            assertThat(Client.isHealthy(7070 + first.portOffset())).isTrue();
        }
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path below = file.resolve("data");

        assertThat(refusal(below, Product.freeOffset())).contains(below.toString());
    }

    @Test
    void saysWhichFileIsDamagedAndLeavesItAlone() throws Exception {
        try (Product product = Product.up(folder)) {
            product.client()
                    .put(
                            Embeddings.ENDPOINT,
                            "{\"location\": \"local\", \"properties\": {\"authMode\": \"Key\"}}");
        }
        Path database = largest(folder);
        damage(database);
        byte[] damaged = Files.readAllBytes(database);

        assertThat(refusal(folder, Product.freeOffset())).contains(database.toString());
        assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
    }

    private static String refusal(Path data, int offset) throws Exception {
        Product product = Product.launch(data, offset);
        assertThat(product.exitCode()).isEqualTo(1);
        List<String> lines = product.output().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).hasSizeLessThanOrEqualTo(2);
        assertThat(lines.getFirst()).startsWith("ERROR: ");
        return product.output();
    }

    private static Path largest(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".db"))
                    .max((a, b) -> Long.compare(a.toFile().length(), b.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void damage(Path database) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(database.toFile(), "rw")) {
            file.seek(20);
            file.write(new byte[8_000]);
        }
    }
}
