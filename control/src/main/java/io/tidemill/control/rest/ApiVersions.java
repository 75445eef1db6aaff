package io.tidemill.control.rest;

import java.util.List;
import java.util.Optional;

/// Checks the api-version that each ARM call must name.
///
/// A type that is not listed among [ResourceTypes] takes any date.
final class ApiVersions {
    private ApiVersions() {}

    /// What is wrong with the request's version, if anything.
    static Optional<ArmError> check(String type, ArmRequest request) {
        Optional<String> version = request.parameter("api-version").filter(text -> !text.isBlank());
        if (version.isEmpty()) {
            return Optional.of(missing());
        }
        Optional<ResourceType> known = ResourceTypes.find(type);
        return isUnderstood(known, version.get()) ? Optional.empty() : Optional.of(unknown(known));
    }

    /// The versions of a type; empty when any date will do.
    static List<String> known(String type) {
        return ResourceTypes.find(type)
                .filter(found -> !found.anyDate())
                .map(ResourceType::apiVersions)
                .orElse(List.of());
    }

    private static boolean isUnderstood(Optional<ResourceType> known, String version) {
        return known.map(type -> type.understands(version))
                .orElseGet(() -> ResourceType.isDate(version));
    }

    private static ArmError missing() {
        return ArmError.of(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests.");
    }

    private static ArmError unknown(Optional<ResourceType> known) {
        String versions =
                known.filter(type -> !type.anyDate())
                        .map(type -> String.join(", ", type.apiVersions()))
                        .orElse("any date, such as 2022-10-01");
        return ArmError.of(
                400,
                "InvalidApiVersionParameter",
                "The api-version is not known here. Known: " + versions + ".");
    }
}
