package io.tidemill.engine.rule;

import java.util.Arrays;
import java.util.Optional;

/// A constant that has a fixed spelling in requests and answers.
public interface WireWord {
    /// The spelling that is sent.
    String wire();

    /// The first of `words` that is spelled like `text`, whatever the case.
    static <W extends WireWord> Optional<W> find(W[] words, String text) {
        return Arrays.stream(words).filter(word -> word.wire().equalsIgnoreCase(text)).findFirst();
    }
}
