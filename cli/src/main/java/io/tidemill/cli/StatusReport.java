package io.tidemill.cli;

import static io.tidemill.cli.view.Table.figure;
import static io.tidemill.cli.view.Table.text;

import io.tidemill.cli.client.Fleet.Row;
import io.tidemill.cli.client.Fleet.SettingState;
import io.tidemill.cli.view.Figures;
import io.tidemill.cli.view.Table;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What `tidemill status` says of a fleet, as a table or as JSON.
final class StatusReport {

    private static final List<Table.Column> COLUMNS =
            List.of(
                    text("ENDPOINT"),
                    text("DEPLOYMENT"),
                    text("STATE"),
                    figure("READY"),
                    figure("REQ/MIN"),
                    figure("LATENCY"),
                    figure("CPU"),
                    text("SETTING"),
                    text("LAST DECISION"));

    private StatusReport() {}

    static List<String> lines(List<Row> rows, int width) {
        if (rows.isEmpty()) {
            return List.of("Nothing is deployed. `tidemill demo` shows what it looks like.");
        }
        return new Table(COLUMNS, rows.stream().map(StatusReport::cells).toList()).lines(width);
    }

    /// A list with one object per deployment; a figure that is not known is absent.
    static JsonNode json(List<Row> rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Row row : rows) {
            ObjectNode json = list.addObject();
            json.put("endpoint", row.endpoint()).put("deployment", row.deployment());
            json.put("state", row.state()).put("wanted", row.wanted()).put("ready", row.ready());
            put(json, "requestsPerMinute", row.traffic().requestsPerMinute());
            put(json, "latencyMilliseconds", row.traffic().latencyMillis());
            put(json, "cpuPercent", row.cpu());
            row.setting().ifPresent(setting -> put(json.putObject("setting"), setting));
        }
        return list;
    }

    private static List<String> cells(Row row) {
        return List.of(
                row.endpoint(),
                row.deployment(),
                row.state(),
                row.ready() + "/" + row.wanted(),
                Figures.number(row.traffic().requestsPerMinute(), ""),
                Figures.number(row.traffic().latencyMillis(), " ms"),
                Figures.number(row.cpu(), " %"),
                row.setting().map(SettingState::name).orElse(Figures.NONE),
                row.setting().map(StatusReport::decision).orElse(Figures.NONE));
    }

    private static String decision(SettingState setting) {
        return setting.enabled() ? setting.decision() : "disabled";
    }

    private static void put(ObjectNode json, SettingState setting) {
        json.put("name", setting.name()).put("enabled", setting.enabled());
        json.put("decision", setting.decision());
        ArrayNode lines = json.putArray("explanation");
        setting.explanation().forEach(lines::add);
    }

    private static void put(ObjectNode json, String name, OptionalDouble value) {
        value.ifPresent(known -> json.put(name, known));
    }
}
