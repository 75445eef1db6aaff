package io.tidemill.cli.client;

import java.util.Locale;

/// The version of the interface that each kind of path is called with.
final class ApiVersion {

    private ApiVersion() {}

    /// `path` with its `api-version`, unless it names one already.
    static String addedTo(String path) {
        if (path.contains("api-version=")) {
            return path;
        }
        return path + (path.contains("?") ? "&" : "?") + "api-version=" + of(path);
    }

    private static String of(String path) {
        String folded = path.toLowerCase(Locale.ROOT);
        if (folded.contains("/providers/microsoft.insights/eventtypes/")) {
            return "2015-04-01";
        }
        if (folded.contains("/providers/microsoft.insights/metrics")) {
            return "2021-05-01";
        }
        return folded.contains("/providers/microsoft.insights/") ? "2022-10-01" : "2023-04-01";
    }
}
