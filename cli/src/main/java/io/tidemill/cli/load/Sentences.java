package io.tidemill.cli.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// Sentences to send, one after another and then from the first again. One thread at a time may use
/// it.
public final class Sentences {

    private final List<String> all;
    private int next;

    public Sentences(List<String> all) {
        this.all = all.stream().filter(line -> !line.isBlank()).toList();
        if (this.all.isEmpty()) {
            throw new IllegalArgumentException("There is no sentence to send");
        }
    }

    /// The sentences that come with Tidemill.
    public static Sentences builtIn() {
        try (InputStream stream =
                Objects.requireNonNull(Sentences.class.getResourceAsStream("sentences.txt"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return new Sentences(text.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The lines of a file, blank ones left out.
    public static Sentences read(Path file) throws IOException {
        return new Sentences(Files.readAllLines(file));
    }

    int count() {
        return all.size();
    }

    String next() {
        String sentence = all.get(next);
        next = (next + 1) % all.size();
        return sentence;
    }
}
