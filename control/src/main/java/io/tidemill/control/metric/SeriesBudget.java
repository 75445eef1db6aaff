package io.tidemill.control.metric;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many series one resource may still get. Any thread may call it.
final class SeriesBudget {

    private final Semaphore left;
    private final AtomicBoolean refused = new AtomicBoolean();

    SeriesBudget(int most) {
        left = new Semaphore(most);
    }

    boolean take() {
        return left.tryAcquire();
    }

    void release() {
        left.release();
    }

    /// True once.
    boolean isFirstRefusal() {
        return refused.compareAndSet(false, true);
    }
}
