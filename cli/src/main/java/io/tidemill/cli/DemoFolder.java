package io.tidemill.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The data folder of a demo: one that was named, which is left as it is, or one of its own, which
/// goes away with it unless it is to be kept.
record DemoFolder(Path path, boolean leave) {

    static DemoFolder named(Optional<Path> name, boolean keep) throws IOException {
        return name.isPresent()
                ? new DemoFolder(name.get(), true)
                : new DemoFolder(Files.createTempDirectory("tidemill-demo-"), keep);
    }

    /// Deletes the folder if it was the demo's own.
    void clean() {
        if (leave) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's folder could not be deleted: " + path, e);
        }
    }
}
