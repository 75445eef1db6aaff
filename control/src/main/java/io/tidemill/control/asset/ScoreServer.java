package io.tidemill.control.asset;

import io.tidemill.control.store.StorageException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/// The Python program that serves a scoring script, unpacked to where `python3` can read it.
///
/// @param file ends in `.py`
public record ScoreServer(Path file) {
    /// The environment variable of a deployment that names another interpreter than `python3`, such
    /// as that of a virtual environment with the packages the script needs.
    public static final String INTERPRETER = "TIDEMILL_PYTHON";

    private static final String NAME = "score_server.py";

    /// Unpacks it into the folder, replacing what an older Tidemill left there.
    static ScoreServer in(Path folder) {
        Path file = folder.resolve(NAME);
        Path draft = folder.resolve(NAME + ".new");
        try (InputStream source = ScoreServer.class.getResourceAsStream(NAME)) {
            if (source == null) {
                throw new FileNotFoundException(NAME + " is not on the class path");
            }
            Files.createDirectories(folder);
            Files.copy(source, draft, StandardCopyOption.REPLACE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            return new ScoreServer(file);
        } catch (IOException e) {
            throw new StorageException(file + " cannot be written.", e);
        }
    }

    /// Whether this machine has a `python3` for deployments that name no interpreter.
    public static boolean hasInterpreter() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, "python3"))
                .anyMatch(Files::isExecutable);
    }

    /// Text for `/bin/sh` that serves the script.
    ///
    /// @param script relative to the folder where it is started
    /// @param route the path on which it scores
    public String command(String script, String route) {
        return "exec \"${%s:-python3}\" -B -u %s %s %s"
                .formatted(INTERPRETER, quoted(file.toString()), quoted(script), quoted(route));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
