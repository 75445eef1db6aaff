package io.tidemill.gateway;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A listener that remembers.
final class Heard implements RequestListener {

    private final List<CompletedRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    @Override
    public void finished(CompletedRequest request) {
        requests.add(request);
    }

    @Override
    public void connectionOpened(String endpoint) {
        opened.incrementAndGet();
    }

    @Override
    public void connectionClosed(String endpoint) {
        closed.incrementAndGet();
    }

    List<CompletedRequest> requests() {
        return requests;
    }

    CompletedRequest last() {
        return requests.getLast();
    }

    int opened() {
        return opened.get();
    }

    int closed() {
        return closed.get();
    }
}
