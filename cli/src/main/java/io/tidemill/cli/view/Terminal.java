package io.tidemill.cli.view;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Where a command writes and whom it writes for: a person at a terminal, or a file or another
/// program.
public record Terminal(
        PrintWriter out, PrintWriter err, Map<String, String> environment, boolean interactive) {

    private static final int USUAL_WIDTH = 100;

    public Terminal {
        environment = Map.copyOf(environment);
    }

    /// The terminal of this process. Text goes out as UTF-8 whatever the locale, for charts and
    /// dashes.
    public static Terminal ofThisProcess() {
        return new Terminal(
                writer(FileDescriptor.out),
                writer(FileDescriptor.err),
                System.getenv(),
                Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent());
    }

    /// A variable of the environment, or `otherwise` when it is absent or empty.
    public String variable(String name, String otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /// Whether colours are wanted: on a terminal, unless `NO_COLOR` has any value.
    public boolean colour() {
        return interactive && variable("NO_COLOR", "").isEmpty();
    }

    /// The characters that fit in a line.
    public int width() {
        int told = number(variable("COLUMNS", ""));
        if (told > 0) {
            return told;
        }
        int asked = interactive ? askedWidth() : 0;
        return asked > 0 ? asked : USUAL_WIDTH;
    }

    /// Writes lines to the output, at once.
    public void print(List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    /// Writes one line to the output, at once.
    public void print(String line) {
        print(List.of(line));
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /// `stty size` prints rows and columns of the terminal on its input.
    private static int askedWidth() {
        try {
            Process stty =
                    new ProcessBuilder("stty", "size")
                            .redirectInput(ProcessBuilder.Redirect.INHERIT)
                            .start();
            stty.waitFor(1, TimeUnit.SECONDS);
            String[] size =
                    new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                            .strip()
                            .split(" ", -1);
            return size.length == 2 ? number(size[1]) : 0;
        } catch (IOException _) {
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    }
}
