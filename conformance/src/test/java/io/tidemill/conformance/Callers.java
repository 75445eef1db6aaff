package io.tidemill.conformance;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Callers that score one request after the other until they are told to stop.
final class Callers implements AutoCloseable {
    private final Queue<HttpResponse<String>> answers = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> callers = new ArrayList<>();
    private volatile boolean done;

    private Callers() {}

    static Callers of(int callers, Embeddings embeddings) {
        Callers all = new Callers();
        for (int i = 0; i < callers; i++) {
            all.start(() -> all.call(embeddings));
        }
        return all;
    }

    /// The same, but callers whose connection is refused or cut simply stop.
    static Callers untilRefused(int callers, Embeddings embeddings) {
        Callers all = new Callers();
        for (int i = 0; i < callers; i++) {
            all.start(() -> all.callWhileItGoes(embeddings));
        }
        return all;
    }

    private void start(Runnable caller) {
        callers.add(CompletableFuture.runAsync(caller, task -> Thread.ofVirtual().start(task)));
    }

    private void callWhileItGoes(Embeddings embeddings) {
        try {
            call(embeddings);
        } catch (UncheckedIOException _) {
            done = true;
        }
    }

    private void call(Embeddings embeddings) {
        while (!done) {
            answers.add(embeddings.score());
        }
    }

    int answered() {
        return answers.size();
    }

    /// Every answer that was not a 200.
    List<HttpResponse<String>> failures() {
        return answers.stream().filter(answer -> answer.statusCode() != 200).toList();
    }

    /// Returns when the last answer is in.
    @Override
    public void close() {
        done = true;
        callers.forEach(CompletableFuture::join);
    }
}
