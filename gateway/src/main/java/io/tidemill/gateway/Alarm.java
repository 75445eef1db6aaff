package io.tidemill.gateway;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// At most one thing to do later on an event loop.
final class Alarm {

    private final EventExecutor loop;
    private @Nullable Future<?> pending;

    Alarm(EventExecutor loop) {
        this.loop = loop;
    }

    /// Replaces what was to be done.
    void set(long delayNanos, Runnable task) {
        clear();
        pending = loop.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    void clear() {
        if (pending != null) {
            pending.cancel(false);
            pending = null;
        }
    }
}
