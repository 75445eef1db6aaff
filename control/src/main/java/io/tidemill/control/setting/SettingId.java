package io.tidemill.control.setting;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARM id of an autoscale setting. Compare its text without regard to case.
public record SettingId(String subscription, String group, String name) {
    /// The resource type, in Azure's spelling.
    public static final String TYPE = "Microsoft.Insights/autoscaleSettings";

    private static final Pattern ID =
            Pattern.compile(
                    "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/microsoft\\.insights/autoscalesettings/([^/]+)",
                    Pattern.CASE_INSENSITIVE);

    /// Empty when the text is the id of something else.
    public static Optional<SettingId> parse(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.matches()
                ? Optional.of(new SettingId(matcher.group(1), matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /// The id of a setting that a file does not name any further.
    static SettingId local(String name) {
        return new SettingId("00000000-0000-0000-0000-000000000001", "tidemill", name);
    }

    /// The id in the case that Azure answers, with its provider in small letters.
    public String text() {
        return groupPrefix(subscription, group) + name;
    }

    /// What the ids of all settings of a resource group start with.
    static String groupPrefix(String subscription, String group) {
        return subscriptionPrefix(subscription)
                + "resourceGroups/"
                + group
                + "/providers/microsoft.insights/autoscalesettings/";
    }

    /// What the ids of all settings of a subscription start with.
    static String subscriptionPrefix(String subscription) {
        return "/subscriptions/" + subscription + "/";
    }
}
