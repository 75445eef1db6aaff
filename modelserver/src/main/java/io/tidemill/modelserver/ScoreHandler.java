package io.tidemill.modelserver;

import com.sun.net.httpserver.HttpExchange;
import io.tidemill.modelserver.ScoreOutcome.Failed;
import io.tidemill.modelserver.ScoreOutcome.Late;
import io.tidemill.modelserver.ScoreOutcome.Scored;
import io.tidemill.modelserver.ScoreOutcome.Stopped;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// `POST /score`: admits a bounded number of calls, reads and checks the body, has it scored.
///
/// A place is taken before the body is read, so that the bodies held in memory are bounded too.
final class ScoreHandler implements Route.Handler {

    private static final String FAILED = "x-ms-run-function-failed";

    private final Scorer scorer;
    private final int bodyLimit;
    private final Semaphore places;

    /// @param maxQueue calls that may wait beside the one being computed
    ScoreHandler(Scorer scorer, int bodyLimit, int maxQueue) {
        this.scorer = scorer;
        this.bodyLimit = bodyLimit;
        this.places = new Semaphore(maxQueue + 1);
    }

    @Override
    public Answer answer(HttpExchange call) throws IOException {
        if (!isJson(call.getRequestHeaders().getFirst("Content-Type"))) {
            return Answer.problem(415, "Expects Content-Type to be application/json");
        }
        if (!(scorer.state() instanceof ModelState.Ready)) {
            return Answer.problem(503, Readiness.explain(scorer.state()));
        }
        if (!places.tryAcquire()) {
            return Answer.problem(503, "Too many calls are waiting for this instance");
        }
        try {
            return readAndScore(call);
        } finally {
            places.release();
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType
                        .toLowerCase(Locale.ROOT)
                        .split(";", 2)[0]
                        .strip()
                        .equals("application/json");
    }

    private Answer readAndScore(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readNBytes(bodyLimit + 1);
        if (body.length > bodyLimit) {
            return Answer.problem(413, "The body must have at most " + bodyLimit + " bytes");
        }
        return switch (ScoreJson.read(body)) {
            case ScoreRequest.Invalid(String message) -> Answer.problem(400, message);
            case ScoreRequest.Valid(var inputs) -> rendered(scorer.score(inputs));
        };
    }

    private static Answer rendered(ScoreOutcome outcome) {
        return switch (outcome) {
            case Scored scored -> Answer.json(200, runHeaders(scored), ScoreJson.write(scored));
            case Late(var waited) ->
                    Answer.problem(503, "Gave up after waiting " + waited.toMillis() + " ms");
            case Failed() ->
                    Answer.problem(
                                    500,
                                    "The model failed on this call. The instance's log says why.")
                            .with(FAILED, "True");
            case Stopped() -> Answer.problem(503, "This instance is stopping");
        };
    }

    private static Map<String, String> runHeaders(Scored scored) {
        double millis = scored.took().toNanos() / 1e6;
        return Map.of(
                "x-ms-run-fn-exec-ms", String.format(Locale.ROOT, "%.3f", millis), FAILED, "False");
    }
}
