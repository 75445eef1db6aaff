package io.tidemill.control.metric;

import io.tidemill.control.metric.ResourceMetrics.Classification;
import io.tidemill.engine.metric.MetricKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every metric that a resource has: those of the catalogue, those of which somebody sent points,
/// and those of namespaces that are read elsewhere. Any thread may call it.
public final class MetricDirectory {

    private final MetricStore store;
    private final List<MetricNamespace> elsewhere;

    /// @param elsewhere no two of one name
    public MetricDirectory(MetricStore store, List<? extends MetricNamespace> elsewhere) {
        this.store = store;
        this.elsewhere = List.copyOf(elsewhere);
    }

    /// All namespaces of the resource that have metrics to list, its own first.
    public List<ResourceMetrics> of(String resourceId) {
        var all = new ArrayList<ResourceMetrics>();
        MetricCatalogue.of(resourceId).ifPresent(all::add);
        all.addAll(CustomMetrics.of(store.series(resourceId)));
        elsewhere.stream()
                .map(one -> listed(one, resourceId))
                .filter(one -> !one.definitions().isEmpty())
                .forEach(all::add);
        return all;
    }

    /// The metric of the key, or words for whoever asked for one that does not exist.
    public MetricFinding find(MetricKey key) {
        var other = elsewhere(key.namespace());
        return other.isPresent() ? other.get().find(key) : kept(key);
    }

    /// Whether nobody may send metrics to that namespace of the resource, because they come another
    /// way.
    public boolean isReserved(String resourceId, String namespace) {
        return elsewhere(namespace).isPresent()
                || MetricCatalogue.of(resourceId)
                        .filter(metrics -> metrics.isNamed(namespace))
                        .isPresent();
    }

    /// The namespace of that name that is read elsewhere.
    Optional<MetricNamespace> elsewhere(String namespace) {
        return elsewhere.stream().filter(one -> one.name().equalsIgnoreCase(namespace)).findFirst();
    }

    /// The metric that Tidemill measures itself, if the key names one.
    static Optional<MetricDefinition> own(MetricKey key) {
        return MetricCatalogue.of(key.resourceId())
                .filter(metrics -> metrics.isNamed(key.namespace()))
                .flatMap(metrics -> metrics.find(key.name()));
    }

    private MetricFinding kept(MetricKey key) {
        var own = own(key);
        if (own.isPresent()) {
            return new MetricFinding.Known(own.get());
        }
        var all = of(key.resourceId());
        return all.stream()
                .filter(metrics -> metrics.isNamed(key.namespace()))
                .flatMap(metrics -> metrics.find(key.name()).stream())
                .findFirst()
                .<MetricFinding>map(MetricFinding.Known::new)
                .orElseGet(() -> new MetricFinding.Unknown(wanted(key, all)));
    }

    private static String wanted(MetricKey key, List<ResourceMetrics> all) {
        var place =
                key.resourceId()
                        + (key.namespace().isEmpty() ? "" : " in namespace " + key.namespace());
        var candidates = candidates(key, all);
        var nearest =
                NearNames.of(key.name(), candidates.keySet()).stream()
                        .map(candidates::get)
                        .toList();
        return nearest.isEmpty()
                ? "must be a metric of " + place + ", which has none"
                : "must be a metric of %s; nearest: %s"
                        .formatted(place, String.join(", ", nearest));
    }

    /// What could have been meant, by name: all there is, where no namespace is named or an unknown
    /// one.
    private static Map<String, String> candidates(MetricKey key, List<ResourceMetrics> all) {
        var named =
                all.stream()
                        .filter(metrics -> metrics.namespace().equalsIgnoreCase(key.namespace()))
                        .toList();
        var candidates = new LinkedHashMap<String, String>();
        for (var metrics : named.isEmpty() ? all : named) {
            metrics.names().forEach(name -> candidates.putIfAbsent(name, told(metrics, name)));
        }
        return candidates;
    }

    private static String told(ResourceMetrics metrics, String name) {
        return metrics.classification() == Classification.PLATFORM
                ? name
                : name + " (namespace " + metrics.namespace() + ")";
    }

    private static ResourceMetrics listed(MetricNamespace namespace, String resourceId) {
        return new ResourceMetrics(
                namespace.name(), Classification.CUSTOM, namespace.definitions(resourceId));
    }
}
