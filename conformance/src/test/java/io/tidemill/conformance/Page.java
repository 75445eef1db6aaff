package io.tidemill.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page of the documentation, whose examples the tests run exactly as they stand there.
final class Page {
    private final String name;
    private final String text;

    private Page(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /// A page in `docs`.
    static Page of(String name) {
        try {
            return new Page(name, Files.readString(Path.of("..", "docs", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first example in a language under a heading.
    String example(String heading, String language) {
        Pattern fence =
                Pattern.compile(
                        "^#+ " + Pattern.quote(heading) + "$.*?^```" + language + "\n(.*?)^```$",
                        Pattern.MULTILINE | Pattern.DOTALL);
        Matcher found = fence.matcher(text);
        if (!found.find()) {
            throw new AssertionError(
                    "%s has no example in %s under '%s'".formatted(name, language, heading));
        }
        return found.group(1);
    }
}
