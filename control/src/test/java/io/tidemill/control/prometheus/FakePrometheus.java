package io.tidemill.control.prometheus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A server whose every series has the value that it is told to have, or that fails as told.
final class FakePrometheus implements Function<Question, Answer> {
    private final List<Question> asked = new ArrayList<>();
    private double value = 1;
    private String failure = "";
    private String refusal = "";

    @Override
    public synchronized Answer apply(Question question) {
        asked.add(question);
        if (!refusal.isEmpty()) {
            return new Answer.Refused(refusal);
        }
        return failure.isEmpty() ? values(question) : new Answer.Failed(failure);
    }

    private Answer values(Question question) {
        var row = new double[question.size()];
        Arrays.fill(row, value);
        return new Answer.Values(Map.of(Map.of("job", "a"), row));
    }

    /// `NaN` is no value.
    void says(double next) {
        value = next;
        failure = "";
    }

    void fails(String why) {
        failure = why;
    }

    void refuses(String why) {
        refusal = why;
    }

    synchronized List<Question> asked() {
        return List.copyOf(asked);
    }

    synchronized Question last() {
        return asked.getLast();
    }
}
