package io.tidemill.control.delivery;

import java.util.Map;

/// Messages about one setting.
final class Messages {
    static final String SETTING =
            "/subscriptions/S/resourceGroups/G/providers/microsoft.insights/autoscalesettings/one";

    private Messages() {}

    static Message web(String receiver, String body) {
        return message(receiver, body, Purpose.NOTIFICATION);
    }

    static Message message(String receiver, String body, Purpose purpose) {
        return new Message(
                Channel.WEB,
                receiver,
                Map.of("Content-Type", "application/json"),
                body,
                purpose,
                SETTING,
                "run-1");
    }
}
