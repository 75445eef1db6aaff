package io.tidemill.control.metric;

import io.tidemill.control.metric.SlotReader.Table;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.metric.MetricSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Metric values as the wire shows them: a slot for every interval, with a time stamp alone where
/// there is no value.
final class MetricPage {

    private final MetricQuery query;
    private final SlotReader reader;

    /// @param now what has not ended by then has no value yet
    MetricPage(MetricSource source, MetricQuery query, Instant now) {
        this.query = query;
        reader = new SlotReader(source, query, now);
    }

    ObjectNode values() {
        var span = query.span();
        var node = ArmJson.object();
        node.put("cost", span.slots() * query.metrics().size() - 1);
        node.put("timespan", span.from() + "/" + span.to());
        node.put("interval", span.interval().toString());
        node.put("namespace", query.namespace());
        node.put("resourceregion", "local");
        var values = node.putArray("value");
        query.metrics().forEach(metric -> values.add(value(metric)));
        return node;
    }

    private ObjectNode value(MetricDefinition metric) {
        var node = ArmJson.object();
        node.put(
                "id",
                query.resourceId() + "/providers/Microsoft.Insights/metrics/" + metric.name());
        node.put("type", "Microsoft.Insights/metrics");
        node.set("name", DefinitionPage.name(metric.name(), metric.displayName()));
        node.put("displayDescription", metric.description());
        node.put("unit", metric.unit());
        fill(node, metric);
        return node;
    }

    /// A metric that cannot be read says so, and the others are answered all the same.
    private void fill(ObjectNode node, MetricDefinition metric) {
        var timeseries = node.putArray("timeseries");
        switch (reader.read(metric)) {
            case Table.Filled(var all) -> {
                all.forEach((common, slots) -> timeseries.add(timeseries(metric, common, slots)));
                node.put("errorCode", "Success");
            }
            case Table.Unreadable(var why) ->
                    node.put("errorCode", "Unreadable").put("errorMessage", why);
        }
    }

    private ObjectNode timeseries(
            MetricDefinition metric, Map<String, String> common, Slots slots) {
        var node = ArmJson.object();
        var metadata = node.putArray("metadatavalues");
        common.forEach((name, value) -> {
            var entry = metadata.addObject();
            entry.set("name", DefinitionPage.name(name, name));
            entry.put("value", value);
        });
        var data = node.putArray("data");
        if (!query.view().metadataOnly()) {
            fill(data, slots, query.view().of(metric));
        }
        return node;
    }

    private static void fill(ArrayNode data, Slots slots, List<Aggregation> aggregations) {
        for (int i = 0; i < slots.size(); i++) {
            var node = data.addObject().put("timeStamp", slots.start(i).toString());
            if (!slots.isEmpty(i)) {
                for (var aggregation : aggregations) {
                    node.put(aggregation.wire(), slots.value(aggregation, i));
                }
            }
        }
    }
}
