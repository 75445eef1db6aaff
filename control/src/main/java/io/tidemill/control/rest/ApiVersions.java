package io.tidemill.control.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The api-versions that are understood, by resource type. One model serves all versions of a type.
///
/// A type that is not listed is one whose clients bring a new version every few months: any date
/// will do.
final class ApiVersions {
    private static final Pattern DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(-preview)?");

    private static final Map<String, List<String>> KNOWN =
            Map.of(
                    "microsoft.insights/autoscalesettings",
                    List.of("2014-04-01", "2015-04-01", "2021-05-01-preview", "2022-10-01"),
                    "microsoft.insights/eventtypes",
                    List.of("2014-04-01", "2015-04-01", "2017-03-01-preview"),
                    "microsoft.insights/metrics",
                    List.of("2018-01-01", "2019-07-01", "2021-05-01", "2023-10-01", "2024-02-01"),
                    "microsoft.insights/metricdefinitions",
                    List.of("2018-01-01", "2021-05-01", "2023-10-01", "2024-02-01"),
                    "microsoft.insights/metricnamespaces",
                    List.of("2017-12-01-preview", "2023-10-01", "2024-02-01"));

    private ApiVersions() {}

    /// What is wrong with the request's version, if anything.
    static Optional<ArmError> check(String type, ArmRequest request) {
        Optional<String> version = request.parameter("api-version").filter(text -> !text.isBlank());
        if (version.isEmpty()) {
            return Optional.of(missing());
        }
        return isKnown(type, version.get()) ? Optional.empty() : Optional.of(unknown(type));
    }

    private static boolean isKnown(String type, String version) {
        List<String> known = KNOWN.get(type);
        return known == null
                ? DATE.matcher(version).matches()
                : known.stream().anyMatch(version::equalsIgnoreCase);
    }

    private static ArmError missing() {
        return ArmError.of(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    private static ArmError unknown(String type) {
        List<String> known = KNOWN.getOrDefault(type, List.of("any date, such as 2022-10-01"));
        return ArmError.of(
                400,
                "InvalidApiVersionParameter",
                "The api-version is not known here. Known: " + String.join(", ", known) + ".");
    }
}
