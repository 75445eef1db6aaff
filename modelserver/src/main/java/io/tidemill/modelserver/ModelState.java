package io.tidemill.modelserver;

/// Where the model is: `Loading → Ready`, or `Loading → Broken`; an error of the JVM leads from
/// `Ready` to `Broken`, closing the server from either to `Closed`.
sealed interface ModelState {

    record Loading() implements ModelState {}

    record Ready() implements ModelState {}

    record Broken(String why) implements ModelState {}

    record Closed() implements ModelState {}
}
