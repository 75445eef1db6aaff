package io.tidemill.control.notification;

import io.tidemill.control.delivery.Channel;
import io.tidemill.control.delivery.Delivery;
import io.tidemill.control.delivery.Message;
import io.tidemill.control.delivery.Purpose;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/// E-mails to be carried.
final class Mails {
    private Mails() {}

    /// Trusts what the JDK trusts.
    static SSLSocketFactory ofJdk() {
        return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }

    static Delivery delivery(String address) {
        var message =
                new Message(
                        Channel.MAIL,
                        address,
                        Map.of("Subject", "Größer: 3\r\nBcc: all@a.example"),
                        "2 → 3",
                        Purpose.NOTIFICATION,
                        "/setting",
                        "run-1");
        return new Delivery(1, "id-1", Instant.EPOCH, Instant.EPOCH, 0, message);
    }
}
