package io.tidemill.control.metric;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/// The disk that instances work on: that of the data folder.
///
/// @param name of the device or mount
public record Disk(String name, FileStore store) {

    /// The disk that the folder lies on.
    ///
    /// @throws UncheckedIOException when the folder is not there
    public static Disk of(Path folder) {
        try {
            var store = Files.getFileStore(folder);
            return new Disk(store.name(), store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// How much of it is in use, from 0 to 100, or empty when it does not say.
    OptionalDouble usedPercent() {
        try {
            double total = store.getTotalSpace();
            return total > 0
                    ? OptionalDouble.of(100 * (total - store.getUnallocatedSpace()) / total)
                    : OptionalDouble.empty();
        } catch (IOException _) {
            return OptionalDouble.empty();
        }
    }
}
