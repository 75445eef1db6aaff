package io.tidemill.control.setting;

import io.tidemill.engine.rule.WireWord;
import java.util.Arrays;
import java.util.stream.Collectors;

/// The wish for one of several words.
final class Words {
    private Words() {}

    static String oneOf(WireWord... words) {
        return Arrays.stream(words)
                .map(WireWord::wire)
                .collect(Collectors.joining(", ", "must be one of ", ""));
    }
}
