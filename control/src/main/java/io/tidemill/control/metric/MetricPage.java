package io.tidemill.control.metric;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.Series;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Metric values as the wire shows them: a slot for every interval, with a time stamp alone where
/// there is no value.
final class MetricPage {

    private final MetricStore store;

    MetricPage(MetricStore store) {
        this.store = store;
    }

    /// @param now a slot that has not ended by then has no value yet
    ObjectNode values(MetricQuery query, Instant now) {
        var node = ArmJson.object();
        node.put("cost", query.slots() * query.metrics().size() - 1);
        node.put("timespan", query.from() + "/" + query.to());
        node.put("interval", query.interval().toString());
        node.put("namespace", query.known().namespace());
        node.put("resourceregion", "local");
        var values = node.putArray("value");
        query.metrics().forEach(metric -> values.add(value(query, metric, now)));
        return node;
    }

    private ObjectNode value(MetricQuery query, MetricDefinition metric, Instant now) {
        var node = ArmJson.object();
        node.put(
                "id",
                query.resourceId() + "/providers/Microsoft.Insights/metrics/" + metric.name());
        node.put("type", "Microsoft.Insights/metrics");
        node.set("name", DefinitionPage.name(metric.name(), metric.displayName()));
        node.put("displayDescription", metric.description());
        node.put("unit", metric.unit());
        var timeseries = node.putArray("timeseries");
        groups(query, metric)
                .forEach(
                        (common, series) -> timeseries.add(timeseries(query, common, series, now)));
        node.put("errorCode", "Success");
        return node;
    }

    /// What makes one time series each. Without a split there is always one, even if it is empty.
    private Map<Map<String, String>, List<Series>> groups(
            MetricQuery query, MetricDefinition metric) {
        var key = SeriesKey.of(query.resourceId(), metric.name(), Map.of()).metric();
        var all = store.read(key, Resolution.under(query.interval()), query.from(), query.end());
        var groups = query.filter().select(all);
        if (groups.isEmpty() && query.filter().splits().isEmpty()) {
            return Map.of(Map.of(), List.of());
        }
        groups.keySet().retainAll(groups.keySet().stream().limit(query.most()).toList());
        return groups;
    }

    private static ObjectNode timeseries(
            MetricQuery query, Map<String, String> common, List<Series> series, Instant now) {
        var node = ArmJson.object();
        var metadata = node.putArray("metadatavalues");
        common.forEach((name, value) -> {
            var lower = name.toLowerCase(Locale.ROOT);
            var entry = metadata.addObject();
            entry.set("name", DefinitionPage.name(lower, lower));
            entry.put("value", value);
        });
        var parts = series.stream().map(Series::buckets).toList();
        var buckets = Buckets.merge(parts, query.from(), query.end(), query.interval());
        slots(node.putArray("data"), query, buckets, now);
        return node;
    }

    private static void slots(ArrayNode data, MetricQuery query, Buckets buckets, Instant now) {
        for (int slot = 0; slot < buckets.size(); slot++) {
            var start = query.from().plus(query.interval().multipliedBy(slot));
            var node = data.addObject().put("timeStamp", start.toString());
            var hasEnded = !start.plus(query.interval()).isAfter(now);
            if (hasEnded && buckets.count(slot) > 0) {
                for (var aggregation : query.aggregations()) {
                    node.put(
                            aggregation.toLowerCase(Locale.ROOT),
                            aggregate(aggregation, buckets, slot));
                }
            }
        }
    }

    private static double aggregate(String aggregation, Buckets buckets, int slot) {
        return switch (aggregation) {
            case "Count" -> buckets.count(slot);
            case "Minimum" -> buckets.minimum(slot);
            case "Maximum" -> buckets.maximum(slot);
            case "Total" -> buckets.sum(slot);
            default -> buckets.sum(slot) / buckets.count(slot);
        };
    }
}
