package io.tidemill.control.delivery;

/// Makes one attempt to deliver. Blocks for a bounded time; called by several threads at once, and
/// interrupted when everything stops.
@FunctionalInterface
public interface Carrier {
    Outcome carry(Delivery delivery);
}
