package io.tidemill.control.rest;

import java.util.List;
import java.util.regex.Pattern;

/// A resource type and the api-versions by which clients may ask for it. One model serves them all.
///
/// @param namespace of its provider, such as `Microsoft.Insights`
/// @param name in the namespace, such as `autoscaleSettings`
/// @param apiVersions what is told to clients that look for one, the one to take first
/// @param anyDate whether versions that are not listed are understood too: clients of such a type
///   bring a new one every few months
public record ResourceType(
        String namespace, String name, List<String> apiVersions, boolean anyDate) {
    private static final Pattern DATE = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(-preview)?");

    public ResourceType {
        apiVersions = List.copyOf(apiVersions);
    }

    static ResourceType exact(String fullName, String... apiVersions) {
        return of(fullName, false, apiVersions);
    }

    static ResourceType anyDate(String fullName, String... apiVersions) {
        return of(fullName, true, apiVersions);
    }

    /// The type as ids and answers have it.
    public String fullName() {
        return namespace + "/" + name;
    }

    boolean understands(String apiVersion) {
        return anyDate
                ? isDate(apiVersion)
                : apiVersions.stream().anyMatch(apiVersion::equalsIgnoreCase);
    }

    static boolean isDate(String apiVersion) {
        return DATE.matcher(apiVersion).matches();
    }

    private static ResourceType of(String fullName, boolean anyDate, String... apiVersions) {
        int slash = fullName.indexOf('/');
        return new ResourceType(
                fullName.substring(0, slash),
                fullName.substring(slash + 1),
                List.of(apiVersions),
                anyDate);
    }
}
