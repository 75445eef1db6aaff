package io.tidemill.cli.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line that starts the built-in model server: this program again, on the same JDK and
/// class path, as small as it can be.
final class InstanceCommandLine {
    /// Set by the launcher to the folder that has the JVM argument file of instances.
    private static final String DIST = "tidemill.dist";

    private static final List<String> PLAIN =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx96m",
                    "-XX:+ExitOnOutOfMemoryError",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"));

    private InstanceCommandLine() {}

    /// Ends with the option that the model's name is to follow.
    static List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(jvm());
        line.addAll(List.of("io.tidemill.cli.Main", "instance", "--model"));
        return line;
    }

    private static List<String> jvm() {
        Path arguments = Path.of(System.getProperty(DIST, ""), "instance.jvm");
        return Files.exists(arguments) ? List.of("@" + arguments) : PLAIN;
    }
}
