package io.tidemill.modelserver;

/// A loaded model that turns a text into an embedding. Used by one thread at a time.
///
/// One text a call, so that the work thread can pause between the texts of a request and a long
/// request needs no more memory than a short one.
interface Model extends AutoCloseable {

    String name();

    /// A vector of the model's dimension and of length 1. Text past the model's limit is ignored.
    float[] embed(String text);

    @Override
    void close();
}
