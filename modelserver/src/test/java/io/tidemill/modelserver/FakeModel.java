package io.tidemill.modelserver;

import java.util.concurrent.Semaphore;

/// A model of two dimensions: the length of the text, and 1. It fails on `fail`; on `hold` it says
/// so and waits until it is let go.
final class FakeModel implements Model {

    final Semaphore holding = new Semaphore(0);
    final Semaphore letGo = new Semaphore(0);

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public float[] embed(String text) {
        if (text.equals("fail")) {
            throw new IllegalStateException("asked to fail");
        }
        if (text.equals("hold")) {
            holding.release();
            letGo.acquireUninterruptibly();
        }
        return new float[] {text.length(), 1};
    }

    @Override
    public void close() {}
}
