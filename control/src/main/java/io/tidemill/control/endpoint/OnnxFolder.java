package io.tidemill.control.endpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// What the built-in model server can serve: a folder with `tokenizer.json`, and with `model.onnx`
/// beside it or in a folder `onnx`.
final class OnnxFolder {
    private static final int DEEPEST = 3;

    private OnnxFolder() {}

    /// The first such folder at or below the given one.
    static Optional<Path> find(Path folder) {
        if (Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.walk(folder, DEEPEST)) {
            return found.filter(Files::isDirectory).filter(OnnxFolder::isOne).sorted().findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOne(Path folder) {
        return Files.isRegularFile(folder.resolve("tokenizer.json"))
                && (Files.isRegularFile(folder.resolve("model.onnx"))
                        || Files.isRegularFile(folder.resolve("onnx/model.onnx")));
    }
}
