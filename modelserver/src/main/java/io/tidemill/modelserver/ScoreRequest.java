package io.tidemill.modelserver;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// The body of a call to `/score`: `{"inputs": ["…", …]}`. Other fields are ignored.
sealed interface ScoreRequest {

    int MAX_INPUTS = 64;

    /// Bytes of one text in UTF-8, inclusive.
    int MAX_INPUT_BYTES = 64 * 1024;

    record Valid(List<String> inputs) implements ScoreRequest {
        public Valid {
            inputs = List.copyOf(inputs);
        }
    }

    /// What the caller has to change: the message names the field, what it was and what was wanted.
    record Invalid(String message) implements ScoreRequest {}

    /// The texts if there are neither too few nor too many, and none is too long.
    static ScoreRequest of(List<String> inputs) {
        if (inputs.isEmpty() || inputs.size() > MAX_INPUTS) {
            return new Invalid(
                    "inputs has " + inputs.size() + " texts, must have 1 to " + MAX_INPUTS);
        }
        for (int i = 0; i < inputs.size(); i++) {
            int bytes = inputs.get(i).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_INPUT_BYTES) {
                return new Invalid(
                        "inputs[%d] has %d bytes, must have at most %d"
                                .formatted(i, bytes, MAX_INPUT_BYTES));
            }
        }
        return new Valid(inputs);
    }
}
