package io.tidemill.control.notification;

/// What an e-mail says.
final class MailText {
    private MailText() {}

    static String subject(Payload payload) {
        OccasionWords words = payload.words();
        String prefix = words.status().equals("Failed") ? "[AUTOSCALE FAILED] " : "[Autoscale] ";
        return "%s%s: %s (%s)"
                .formatted(prefix, words.operation(), payload.target().name(), payload.name());
    }

    static String body(Payload payload, Occasion occasion) {
        return """
        %s.

        Setting: %s
        Target:  %s
        Time:    %s
        Run:     %s

        %s
        """
                .formatted(
                        payload.words().details(),
                        occasion.stamp().settingId(),
                        occasion.stamp().targetResourceId(),
                        occasion.stamp().at(),
                        occasion.stamp().correlationId(),
                        payload.link());
    }
}
