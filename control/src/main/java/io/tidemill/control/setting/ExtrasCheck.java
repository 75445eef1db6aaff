package io.tidemill.control.setting;

import io.tidemill.control.rest.Durations;
import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.rule.WireWord;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Checks what a setting carries beside its profiles: place, tags, notifications, prediction.
final class ExtrasCheck {
    private static final int MOST_TAGS = 15;
    private static final int LONGEST_TAG_NAME = 128;
    private static final int LONGEST_TAG_VALUE = 256;
    private static final Duration SHORTEST_LOOK_AHEAD = Duration.ofMinutes(1);
    private static final Duration LONGEST_LOOK_AHEAD = Duration.ofMinutes(60);

    private ExtrasCheck() {}

    static void check(JsonField document) {
        if (document.at("location").node().asString("").isBlank()) {
            document.at("location").refuse("LocationRequired", "must be a location");
        }
        checkTags(document.at("tags"));
        JsonField properties = document.at("properties");
        properties.at("notifications").items().forEach(ExtrasCheck::checkNotification);
        checkPrediction(properties.at("predictiveAutoscalePolicy"));
    }

    private static void checkTags(JsonField tags) {
        Map<String, JsonField> members = tags.members();
        if (members.size() > MOST_TAGS) {
            tags.explain(
                    "BadRequest",
                    "tags has %d members, must have at most %d"
                            .formatted(members.size(), MOST_TAGS));
        }
        members.forEach(ExtrasCheck::checkTag);
    }

    private static void checkTag(String name, JsonField value) {
        if (name.length() > LONGEST_TAG_NAME) {
            value.refuse("must have a name of at most " + LONGEST_TAG_NAME + " characters");
        }
        if (!value.node().isString() || value.node().asString().length() > LONGEST_TAG_VALUE) {
            value.refuse("must be a text of at most " + LONGEST_TAG_VALUE + " characters");
        }
    }

    private static void checkNotification(JsonField field) {
        field.at("operation")
                .read(
                        text -> WireWord.find(NotificationOperation.values(), text),
                        NotificationOperation.SCALE,
                        "must be Scale");
        field.at("email").at("customEmails").items().forEach(JsonField::text);
        field.at("webhooks").items().forEach(ExtrasCheck::checkWebhook);
    }

    private static void checkWebhook(JsonField field) {
        field.at("serviceUri")
                .read(ExtrasCheck::webAddress, "", "must be an http or https address");
        field.at("properties").members();
    }

    private static Optional<String> webAddress(String text) {
        try {
            URI uri = URI.create(text);
            boolean isWeb =
                    "http".equalsIgnoreCase(uri.getScheme())
                            || "https".equalsIgnoreCase(uri.getScheme());
            return isWeb && uri.getHost() != null ? Optional.of(text) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// To accept a mode that does nothing here would be a promise we do not keep.
    private static void checkPrediction(JsonField field) {
        field.at("scaleMode")
                .read(
                        text -> WireWord.find(PredictionMode.values(), text),
                        PredictionMode.DISABLED,
                        "must be Disabled: online deployments do not scale by prediction");
        field.at("scaleLookAheadTime")
                .readIfPresent(
                        ExtrasCheck::lookAhead,
                        SHORTEST_LOOK_AHEAD,
                        "must be a duration from PT1M to PT60M");
    }

    private static Optional<Duration> lookAhead(String text) {
        return Durations.parse(text)
                .filter(found ->
                        found.compareTo(SHORTEST_LOOK_AHEAD) >= 0
                                && found.compareTo(LONGEST_LOOK_AHEAD) <= 0);
    }
}
