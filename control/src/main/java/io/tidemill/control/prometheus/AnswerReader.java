package io.tidemill.control.prometheus;

import io.tidemill.control.rest.ArmJson;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Reads the JSON with which a server answers a question. Whatever it is, it makes an answer.
final class AnswerReader {
    /// Series in one answer; more than that is not meant for a rule.
    static final int MOST_SERIES = 500;

    /// Values in one answer.
    static final int MOST_VALUES = 200_000;

    private static final int LONGEST_REASON = 500;

    private final Question question;

    AnswerReader(Question question) {
        this.question = question;
    }

    Answer read(int status, String body) {
        return switch (ArmJson.parse(body)) {
            case ArmJson.Parsed.Malformed _ -> failed(status, "no JSON object");
            case ArmJson.Parsed.Understood(var json) ->
                    json.path("status").asString("").equals("success")
                            ? values(json.path("data"))
                            : error(status, json);
        };
    }

    private static Answer error(int status, JsonNode json) {
        var why = shortened(json.path("error").asString(""));
        return json.path("errorType").asString("").equals("bad_data")
                ? new Answer.Refused(why)
                : failed(status, why);
    }

    private static Answer failed(int status, String what) {
        return new Answer.Failed("it answered %d, %s".formatted(status, what));
    }

    private Answer values(JsonNode data) {
        var result = data.path("result");
        return switch (data.path("resultType").asString("")) {
            case "matrix", "vector" -> series(result);
            case "scalar" -> new Answer.Values(Map.of(Map.of(), row(Stream.of(result))));
            case String other ->
                    new Answer.Refused("its result is a " + other + ", must be numbers in time");
        };
    }

    private Answer series(JsonNode result) {
        if (result.size() > MOST_SERIES || (long) result.size() * question.size() > MOST_VALUES) {
            return new Answer.Failed(
                    "it has %d series of %d values, must have at most %d series and %d values"
                            .formatted(result.size(), question.size(), MOST_SERIES, MOST_VALUES));
        }
        var names = names(result);
        var rows = new HashMap<Map<String, String>, double[]>();
        result.valueStream().forEach(one -> rows.put(labels(one, names), row(points(one))));
        return new Answer.Values(rows);
    }

    private static Stream<JsonNode> points(JsonNode series) {
        var one = series.path("value");
        return one.isMissingNode() ? series.path("values").valueStream() : Stream.of(one);
    }

    /// Whatever is no finite number at one of the buckets' ends is left out.
    private double[] row(Stream<JsonNode> points) {
        var row = new double[question.size()];
        Arrays.fill(row, Double.NaN);
        points.forEach(point -> {
            var bucket = question.bucket(point.path(0).asDouble(0));
            if (bucket >= 0 && bucket < row.length) {
                row[bucket] = number(point.path(1).asString(""));
            }
        });
        return row;
    }

    private static double number(String text) {
        try {
            var value = Double.parseDouble(text);
            return Double.isFinite(value) ? value : Double.NaN;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    /// The labels that any of the series has.
    private static Set<String> names(JsonNode result) {
        var names = new HashSet<String>();
        result.forEach(one -> names.addAll(one.path("metric").propertyNames()));
        names.remove("__name__");
        return names;
    }

    /// Every series gets every label, as to Prometheus a label that is missing is an empty one:
    /// otherwise series with fewer would look like sums of the others.
    private static Map<String, String> labels(JsonNode series, Set<String> names) {
        var labels = new LinkedHashMap<String, String>();
        names.forEach(name -> labels.put(name, series.path("metric").path(name).asString("")));
        return labels;
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_REASON ? text.substring(0, LONGEST_REASON) + "…" : text;
    }
}
