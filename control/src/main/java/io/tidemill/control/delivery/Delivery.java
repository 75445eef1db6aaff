package io.tidemill.control.delivery;

import java.net.URI;
import java.time.Instant;

/// A message on its way.
///
/// @param sequence grows with each delivery, and orders those to one receiver
/// @param id the same at each attempt, so that a receiver can tell a repetition
/// @param created when it was put into the outbox
/// @param due when the next attempt may be made
/// @param attempts how many failed so far
public record Delivery(
        long sequence, String id, Instant created, Instant due, int attempts, Message message) {

    /// Those with the same lane go to one receiver, one after the other.
    String lane() {
        return lane(message);
    }

    static String lane(Message message) {
        return message.channel() + " " + message.receiver();
    }

    /// The receiver as logs may show it: paths and queries of addresses often are secrets.
    public String shownReceiver() {
        return switch (message.channel()) {
            case MAIL -> message.receiver();
            case WEB -> shown(URI.create(message.receiver()));
        };
    }

    private static String shown(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return "%s://%s%s/…".formatted(uri.getScheme(), uri.getHost(), port);
    }
}
