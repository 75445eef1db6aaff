package io.tidemill.cli.load;

/// What became of one request.
public sealed interface Outcome {

    /// The model answered.
    record Answered() implements Outcome {}

    /// Somebody on the way answered with an error: `status` is HTTP's, `code` the error's own word
    /// or empty.
    record Refused(int status, String code) implements Outcome {}

    /// No answer came at all; `why` is a short reason such as `connection refused`.
    record Broken(String why) implements Outcome {}

    /// The word under which failures of this kind are counted; empty for an answer.
    default String failure() {
        return switch (this) {
            case Answered() -> "";
            case Refused(int status, String code) -> (status + " " + code).strip();
            case Broken(String why) -> why;
        };
    }
}
