package io.tidemill.control.rest;

/// A function that answers a request. A filter is a handler that wraps another one.
@FunctionalInterface
public interface ArmHandler {
    ArmResponse handle(ArmRequest request);
}
