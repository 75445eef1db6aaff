package io.tidemill.control.diagnostic;

import io.tidemill.control.rest.JsonField;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a diagnostic setting in normal form, and reports everything that is wrong with it.
final class DiagnosticReading {
    /// Destinations that Azure has and we have not. To accept them would be a promise not kept.
    private static final List<String> ELSEWHERE =
            List.of("workspaceId", "serviceBusRuleId", "marketplacePartnerId");

    private static final String OURS =
            "must be absent: records go to storageAccountId (files in the data folder) or to an"
                    + " https address in eventHubName";

    private final Set<RecordCategory> categories = EnumSet.noneOf(RecordCategory.class);

    private DiagnosticReading() {}

    static DiagnosticSetting read(DiagnosticId id, JsonField document) {
        JsonField properties = document.at("properties");
        var reading = new DiagnosticReading();
        reading.categories(properties.at("logs"), "Logs");
        reading.categories(properties.at("metrics"), "Metrics");
        List<DiagnosticSetting.Sink> sinks = sinks(properties);
        if (sinks.isEmpty()) {
            properties.explain(
                    "BadRequest",
                    "properties has no destination, must have storageAccountId or an https address"
                            + " in eventHubName");
        }
        return new DiagnosticSetting(id, reading.categories, sinks);
    }

    private void categories(JsonField list, String kind) {
        for (JsonField item : list.items()) {
            boolean enabled = item.at("enabled").flag(true);
            List<RecordCategory> named = named(item, kind);
            if (enabled) {
                categories.addAll(named);
            }
        }
    }

    private static List<RecordCategory> named(JsonField item, String kind) {
        JsonField group = item.at("categoryGroup");
        return group.isAbsent()
                ? item.at("category")
                        .read(
                                text -> RecordCategory.find(kind, text).map(List::of),
                                List.of(),
                                "must be " + wanted(kind))
                : group.read(
                        text ->
                                Optional.of(all(kind))
                                        .filter(_ -> text.equalsIgnoreCase("allLogs")),
                        List.of(),
                        "must be allLogs");
    }

    private static List<RecordCategory> all(String kind) {
        return EnumSet.allOf(RecordCategory.class).stream()
                .filter(category -> category.kind().equals(kind))
                .toList();
    }

    private static String wanted(String kind) {
        return String.join(" or ", all(kind).stream().map(RecordCategory::wire).toList());
    }

    private static List<DiagnosticSetting.Sink> sinks(JsonField properties) {
        List<DiagnosticSetting.Sink> sinks = new ArrayList<>();
        ELSEWHERE.stream()
                .map(properties::at)
                .filter(field -> !field.isAbsent())
                .forEach(field -> field.refuse(OURS));
        JsonField account = properties.at("storageAccountId");
        if (!account.isAbsent()) {
            sinks.add(new DiagnosticSetting.Sink.Files(account(account)));
        }
        JsonField hub = properties.at("eventHubName");
        if (!hub.isAbsent()) {
            sinks.add(new DiagnosticSetting.Sink.Web(address(hub)));
        }
        return sinks;
    }

    /// The last name of the account's id, which becomes the name of a folder.
    private static String account(JsonField field) {
        return field.read(
                text ->
                        Optional.of(text.substring(text.lastIndexOf('/') + 1))
                                .filter(name -> name.matches("[A-Za-z0-9][A-Za-z0-9-]{0,62}")),
                "unknown",
                "must be the id of a storage account, whose name has 1 to 63 letters and digits");
    }

    private static String address(JsonField field) {
        return field.read(
                DiagnosticReading::webAddress,
                "https://unknown",
                "must be an http or https address: there are no event hubs here");
    }

    private static Optional<String> webAddress(String text) {
        return quietly(() -> URI.create(text))
                .filter(uri -> uri.getHost() != null)
                .filter(uri -> String.valueOf(uri.getScheme()).matches("(?i)https?"))
                .map(_ -> text);
    }

    private static Optional<URI> quietly(Supplier<URI> parsing) {
        try {
            return Optional.of(parsing.get());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
