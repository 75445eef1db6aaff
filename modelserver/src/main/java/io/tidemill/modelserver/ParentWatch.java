package io.tidemill.modelserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Notices that the parent process is gone: the parent holds the other end of a pipe and never
/// writes to it, so its end (or an error) means that the parent has exited or was killed.
public final class ParentWatch {

    private ParentWatch() {}

    /// Halts this JVM at the end of standard input, without shutdown hooks: whoever waited for an
    /// orderly end is gone.
    public static Thread haltWithParent() {
        return start(System.in, () -> Runtime.getRuntime().halt(0));
    }

    /// Watches on a daemon thread of its own and runs `gone` there, once. Anything read before the
    /// end is ignored.
    public static Thread start(InputStream pipe, Runnable gone) {
        return Thread.ofPlatform()
                .daemon()
                .name("parent-watch")
                .start(() -> {
                    readToEnd(pipe);
                    gone.run();
                });
    }

    private static void readToEnd(InputStream pipe) {
        try {
            pipe.transferTo(OutputStream.nullOutputStream());
        } catch (IOException broken) {
            // A broken pipe says the same as its end, and the caller acts on either.
        }
    }
}
