package io.tidemill.control.exposition;

import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Locale;
import java.util.regex.Pattern;

/// The names in an ARM id, as labels: short, and those by which people know their endpoints.
final class Names {
    private static final Pattern DEPLOYMENT =
            Pattern.compile(
                    ".*/onlineEndpoints/([^/]+)/deployments/([^/]+)", Pattern.CASE_INSENSITIVE);

    private Names() {}

    /// The labels of a deployment.
    ///
    /// @param deployment its name, perhaps empty
    static Labels labels(String endpointId, String deployment) {
        return Labels.of("endpoint", last(endpointId), "deployment", deployment);
    }

    /// The labels of a deployment by its id alone.
    static Labels labels(String deploymentId) {
        var matcher = DEPLOYMENT.matcher(deploymentId);
        return matcher.matches()
                ? Labels.of("endpoint", matcher.group(1), "deployment", matcher.group(2))
                : Labels.of("endpoint", "", "deployment", last(deploymentId));
    }

    /// The name at the end of an id.
    static String last(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    /// A word of Java's, as labels have it.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
