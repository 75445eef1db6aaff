package io.tidemill.cli.load;

/// The thing under load: answers one sentence at a time, from any number of threads.
@FunctionalInterface
public interface Scorer {

    /// Sends `sentence` and waits for what becomes of it; never throws for a failed request.
    Outcome score(String sentence);
}
