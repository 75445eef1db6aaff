package io.tidemill.control.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The parts of a target's ARM id that the payload shows one by one. A part that the id does not
/// have is empty.
///
/// @param type in small letters, such as
///   `microsoft.machinelearningservices/workspaces/onlineendpoints/deployments`
/// @param name the last name in the id
record TargetPlace(String id, String subscription, String group, String type, String name) {
    static TargetPlace of(String id) {
        List<String> parts = List.of(id.split("/", -1));
        int provider = indexOf(parts, "providers") + 1;
        List<String> type = new ArrayList<>();
        for (int i = provider; i < parts.size() && provider > 0; i++) {
            if (i == provider || (i - provider) % 2 == 1) {
                type.add(parts.get(i));
            }
        }
        return new TargetPlace(
                id,
                after(parts, "subscriptions"),
                after(parts, "resourceGroups"),
                String.join("/", type).toLowerCase(Locale.ROOT),
                parts.getLast());
    }

    private static String after(List<String> parts, String word) {
        int at = indexOf(parts, word);
        return at < 0 || at + 1 >= parts.size() ? "" : parts.get(at + 1);
    }

    private static int indexOf(List<String> parts, String word) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).equalsIgnoreCase(word)) {
                return i;
            }
        }
        return -1;
    }
}
