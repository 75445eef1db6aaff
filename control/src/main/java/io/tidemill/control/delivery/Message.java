package io.tidemill.control.delivery;

import java.util.Map;

/// Something that is to reach a receiver.
///
/// @param receiver a URI or an e-mail address, by the channel; may hold secrets
/// @param headers of the HTTP request or the e-mail
/// @param settingId the autoscale setting that it tells of
/// @param correlationId the run that it tells of
public record Message(
        Channel channel,
        String receiver,
        Map<String, String> headers,
        String body,
        Purpose purpose,
        String settingId,
        String correlationId) {
    public Message {
        headers = Map.copyOf(headers);
    }
}
