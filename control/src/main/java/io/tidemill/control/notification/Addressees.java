package io.tidemill.control.notification;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Whom a setting in normal form wants to be told.
///
/// @param emails each once, whatever its case
record Addressees(List<Webhook> webhooks, List<String> emails) {
    /// The property of a webhook that chooses the form of the body. Azure takes any property.
    static final String FORMAT = "tidemill.format";

    /// @param properties as the setting has them
    record Webhook(String uri, JsonNode properties) {
        boolean wantsCloudEvents() {
            return "cloudevents".equalsIgnoreCase(properties.path(FORMAT).asString(""));
        }
    }

    static Addressees of(JsonNode setting, Administrators administrators) {
        List<Webhook> webhooks = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        for (JsonNode notification : setting.path("properties").path("notifications")) {
            for (JsonNode hook : notification.path("webhooks")) {
                webhooks.add(
                        new Webhook(hook.path("serviceUri").asString(), hook.path("properties")));
            }
            emails.addAll(emails(notification.path("email"), administrators));
        }
        return new Addressees(webhooks, once(emails));
    }

    private static List<String> emails(JsonNode email, Administrators administrators) {
        List<String> found = new ArrayList<>();
        email.path("customEmails").forEach(address -> found.add(address.asString().strip()));
        if (email.path("sendToSubscriptionAdministrator").asBoolean(false)) {
            found.addAll(administrators.owners());
        }
        if (email.path("sendToSubscriptionCoAdministrators").asBoolean(false)) {
            found.addAll(administrators.deputies());
        }
        return found;
    }

    private static List<String> once(List<String> emails) {
        Map<String, String> first = new TreeMap<>();
        Set<String> kept = new LinkedHashSet<>();
        for (String email : emails) {
            kept.add(first.computeIfAbsent(email.toLowerCase(Locale.ROOT), _ -> email));
        }
        return List.copyOf(kept);
    }
}
