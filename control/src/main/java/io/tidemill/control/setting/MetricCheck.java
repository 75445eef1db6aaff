package io.tidemill.control.setting;

import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Tells which metrics the rules of a setting may look at: those that exist. A name that is spelled
/// wrong would never have a sample, and its rule never be triggered.
///
/// @param resourceExists whether there is a resource of that ARM id
/// @param wanted what a metric of such a resource must be instead; empty for one that is known
public record MetricCheck(
        Predicate<String> resourceExists, Function<MetricKey, Optional<String>> wanted) {
    /// Azure's code.
    private static final String CODE = "UnsupportedMetric";

    /// Lets every metric pass.
    static final MetricCheck NONE = new MetricCheck(_ -> true, _ -> Optional.empty());

    /// The same, but what the rules of a stored setting look at may stay: its resource may have
    /// gone since, or its points may be too old to be kept, and who changes another rule need not
    /// mend that one first.
    MetricCheck sparing(AutoscaleSetting stored) {
        Set<MetricKey> keys =
                stored.profiles().stream()
                        .flatMap(profile -> profile.rules().stream())
                        .map(rule -> rule.metricTrigger().metric())
                        .collect(Collectors.toSet());
        Set<String> resources =
                keys.stream().map(MetricKey::resourceId).collect(Collectors.toSet());
        return new MetricCheck(
                id -> resources.stream().anyMatch(id::equalsIgnoreCase) || resourceExists.test(id),
                key -> keys.contains(key) ? Optional.empty() : wanted.apply(key));
    }

    /// Refuses each metric in the document that does not exist, at its place.
    void check(JsonField document) {
        JsonField properties = document.at("properties");
        String target = properties.at("targetResourceUri").node().asString("");
        properties.at("profiles").elements().stream()
                .flatMap(profile -> profile.at("rules").elements().stream())
                .forEach(rule -> check(rule.at("metricTrigger"), target));
    }

    /// What has no name or no resource is refused by others, and so is a target that does not
    /// exist.
    private void check(JsonField trigger, String target) {
        String name = trigger.at("metricName").node().asString("");
        String resource = trigger.at("metricResourceUri").node().asString("");
        if (name.isBlank() || !resource.startsWith("/")) {
            return;
        }
        if (!resource.equalsIgnoreCase(target) && !resourceExists.test(resource)) {
            trigger.at("metricResourceUri").refuse(CODE, "must be a resource that exists");
            return;
        }
        String namespace = trigger.at("metricNamespace").node().asString("");
        wanted.apply(new MetricKey(resource, namespace, name))
                .ifPresent(what -> trigger.at("metricName").refuse(CODE, what));
    }
}
