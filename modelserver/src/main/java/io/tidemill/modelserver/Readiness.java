package io.tidemill.modelserver;

import io.tidemill.modelserver.ModelState.Broken;
import io.tidemill.modelserver.ModelState.Closed;
import io.tidemill.modelserver.ModelState.Loading;
import io.tidemill.modelserver.ModelState.Ready;

/// How the model's state reads to a probe and to a caller who comes too early.
final class Readiness {

    private Readiness() {}

    /// 200 only when a call would be computed, else 503.
    static Answer answer(ModelState state) {
        String text = explain(state);
        return state instanceof Ready ? Answer.text(200, text) : Answer.problem(503, text);
    }

    static String explain(ModelState state) {
        return switch (state) {
            case Loading() -> "The model is still loading";
            case Ready() -> "Ready";
            case Broken(String why) -> "The model cannot be used: " + why;
            case Closed() -> "This instance is stopping";
        };
    }
}
