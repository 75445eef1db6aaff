package io.tidemill.control.setting;

import io.tidemill.control.metric.MetricCatalogue;
import io.tidemill.control.metric.ResourceMetrics;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.List;

/// Looks whether the metrics of a setting's rules are some that their resources have. A name that
/// is spelled wrong would never have a sample, and the rule never be triggered.
final class MetricCheck {
    private MetricCheck() {}

    static List<Problem> problems(AutoscaleSetting setting) {
        Problems problems = new Problems();
        for (int i = 0; i < setting.profiles().size(); i++) {
            check("properties.profiles[%d]".formatted(i), setting.profiles().get(i), problems);
        }
        return problems.all();
    }

    private static void check(String path, AutoscaleProfile profile, Problems problems) {
        for (int i = 0; i < profile.rules().size(); i++) {
            MetricKey metric = profile.rules().get(i).metricTrigger().metric();
            String place = "%s.rules[%d].metricTrigger.metricName".formatted(path, i);
            MetricCatalogue.of(metric.resourceId())
                    .filter(known -> isOwn(metric, known) && known.find(metric.name()).isEmpty())
                    .map(known -> unsupported(place, metric, known))
                    .ifPresent(problems::add);
        }
    }

    /// Metrics of other namespaces are made by whoever sends them.
    private static boolean isOwn(MetricKey metric, ResourceMetrics known) {
        return metric.namespace().isEmpty()
                || metric.namespace().equalsIgnoreCase(known.namespace());
    }

    private static Problem unsupported(String place, MetricKey metric, ResourceMetrics known) {
        return new Problem(
                "UnsupportedMetric",
                place,
                "%s = %s, must be a metric of %s: %s"
                        .formatted(
                                place,
                                metric.name(),
                                known.namespace(),
                                String.join(", ", known.names())));
    }
}
