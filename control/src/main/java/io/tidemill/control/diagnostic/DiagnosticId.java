package io.tidemill.control.diagnostic;

import java.util.Locale;

/// The id of a diagnostic setting: the resource it belongs to, and its name.
record DiagnosticId(String resource, String name) {
    static final String TYPE = "Microsoft.Insights/diagnosticSettings";

    private static final String BELOW = "/providers/microsoft.insights/diagnosticSettings/";

    /// The id in the spelling that Azure answers.
    String text() {
        return prefix(resource) + name;
    }

    /// What the ids of all diagnostic settings of a resource start with.
    static String prefix(String resource) {
        return resource + BELOW;
    }

    /// The resource in the spelling of log records.
    String capitals() {
        return resource.toUpperCase(Locale.ROOT);
    }
}
