package io.tidemill.control.metric;

import io.tidemill.control.metric.MetricQuery.Selection;
import io.tidemill.control.metric.MetricQuery.View;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.rule.DimensionFilter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a metric query out of a request, and finds everything that is wrong with it.
final class MetricQueryReader {

    /// What an answer may hold. All minutes of 93 days, of one series, are within it.
    private static final int MOST_VALUES = 150_000;

    private static final int USUAL_SERIES = 10;
    private static final Pattern COMMA_IN_NAME = Pattern.compile("%2[Cc]?");

    private final MetricDirectory directory;
    private final String resourceId;
    private final ArmRequest request;
    private final List<String> problems = new ArrayList<>();

    MetricQueryReader(MetricDirectory directory, String resourceId, ArmRequest request) {
        this.directory = directory;
        this.resourceId = resourceId;
        this.request = request;
    }

    /// What reading a request came to.
    sealed interface Reading {
        record Understood(MetricQuery query) implements Reading {}

        record Refused(ArmError error) implements Reading {}
    }

    /// What `metricnamespace` names, or the resource's own.
    ///
    /// @param listed what is known of it without a question
    record Namespace(String name, List<MetricDefinition> listed) {}

    /// The metrics that the request is about; without any there is a problem.
    Optional<Namespace> namespace() {
        var all = directory.of(resourceId);
        var name = request.parameter("metricnamespace").map(String::strip).orElse("");
        if (name.isEmpty() && all.isEmpty()) {
            problems.add("No metrics are known of " + resourceId + ".");
            return Optional.empty();
        }
        var found =
                all.stream()
                        .filter(one -> name.isEmpty() || one.namespace().equalsIgnoreCase(name))
                        .findFirst()
                        .map(one -> new Namespace(one.namespace(), one.definitions()))
                        .or(() -> elsewhere(name));
        if (found.isEmpty()) {
            var known = all.stream().map(ResourceMetrics::namespace).toList();
            problems.add("metricnamespace = " + name + ", must be one of " + known);
        }
        return found;
    }

    private Optional<Namespace> elsewhere(String name) {
        return directory.elsewhere(name).map(one -> new Namespace(one.name(), List.of()));
    }

    /// Everything that is wrong so far.
    ArmError refusal() {
        return ArmError.badRequest(String.join("; ", problems));
    }

    /// @param now the end of the time span when the request names none
    Reading read(Instant now) {
        var namespace = namespace();
        var span = new SpanReader(request, problems::add).read(now);
        var metrics = namespace.map(this::metrics).orElse(List.of());
        var query =
                new MetricQuery(
                        resourceId,
                        namespace.map(Namespace::name).orElse(""),
                        metrics,
                        span,
                        selection(metrics),
                        new View(aggregations(), metadataOnly()));
        if (problems.isEmpty() && query.values() > MOST_VALUES) {
            problems.add(
                    "the answer could have %d values, at most %d: ask for a shorter timespan, a longer interval, fewer metrics or a lower top"
                            .formatted(query.values(), MOST_VALUES));
        }
        return problems.isEmpty() ? new Reading.Understood(query) : new Reading.Refused(refusal());
    }

    private List<MetricDefinition> metrics(Namespace namespace) {
        var names = words("metricnames").map(MetricQueryReader::withCommas).toList();
        if (names.isEmpty() && namespace.listed.isEmpty()) {
            problems.add("metricnames must name a metric of " + namespace.name);
        }
        return names.isEmpty()
                ? namespace.listed.stream().limit(1).toList()
                : names.stream().flatMap(name -> metric(namespace, name).stream()).toList();
    }

    private Optional<MetricDefinition> metric(Namespace namespace, String name) {
        return switch (directory.find(new MetricKey(resourceId, namespace.name, name))) {
            case MetricFinding.Known(var metric) -> Optional.of(metric);
            case MetricFinding.Unknown(var wanted) -> {
                problems.add(unknown(namespace, name, wanted));
                yield Optional.empty();
            }
        };
    }

    private static String unknown(Namespace namespace, String name, String wanted) {
        return "Failed to find metric configuration for provider: %s, metric: %s. It %s. Valid metrics: %s"
                .formatted(
                        namespace.name,
                        name,
                        wanted,
                        namespace.listed.stream().map(MetricDefinition::name).toList());
    }

    private static String withCommas(String name) {
        return COMMA_IN_NAME.matcher(name).replaceAll(",");
    }

    private List<Aggregation> aggregations() {
        return words("aggregation")
                .filter(word -> !word.equalsIgnoreCase("None"))
                .flatMap(word ->
                        known("aggregation", word, Aggregation.parse(word), wantedAggregation())
                                .stream())
                .distinct()
                .toList();
    }

    private static String wantedAggregation() {
        return "must be one of " + CustomMetrics.AGGREGATIONS;
    }

    private Selection selection(List<MetricDefinition> metrics) {
        var filter = filter();
        filter.conditions().forEach(condition -> check(condition, metrics));
        var order =
                request.parameter("orderby").stream()
                        .filter(text -> !text.isBlank())
                        .flatMap(text ->
                                known(
                                        "orderby",
                                        text,
                                        Order.parse(text),
                                        "must be an aggregation and asc or desc, such as average desc")
                                        .stream())
                        .toList();
        return new Selection(filter, most(), order);
    }

    private SeriesFilter filter() {
        var text = request.parameter("$filter").orElse("");
        return switch (FilterParser.parse(text)) {
            case FilterParser.Parsed.Understood(var conditions) ->
                    SeriesFilter.of(conditions, words("rollupby").toList());
            case FilterParser.Parsed.Malformed(var why) -> {
                problems.add("$filter cannot be read: " + why);
                yield SeriesFilter.NONE;
            }
        };
    }

    /// Of metrics that are read elsewhere no dimensions are known.
    private void check(DimensionFilter condition, List<MetricDefinition> metrics) {
        metrics.stream()
                .filter(metric -> directory.elsewhere(namespaceName()).isEmpty())
                .filter(metric ->
                        metric.dimensions().stream().noneMatch(condition.name()::equalsIgnoreCase))
                .forEach(metric ->
                        problems.add(
                                "$filter names %s, which is no dimension of %s; it has %s"
                                        .formatted(
                                                condition.name(),
                                                metric.name(),
                                                metric.dimensions())));
    }

    private String namespaceName() {
        return request.parameter("metricnamespace").map(String::strip).orElse("");
    }

    private int most() {
        var text = request.parameter("top").orElse("" + USUAL_SERIES);
        var number =
                Optional.of(text)
                        .filter(digits -> digits.matches("[1-9]\\d{0,5}"))
                        .map(Integer::parseInt);
        return known("top", text, number, "must be a positive number").orElse(USUAL_SERIES);
    }

    private boolean metadataOnly() {
        var text = request.parameter("resulttype").orElse("Data");
        var known =
                Optional.of(text)
                        .filter(word ->
                                word.equalsIgnoreCase("Data") || word.equalsIgnoreCase("Metadata"));
        return known("resultType", text, known, "must be Data or Metadata")
                .filter("Metadata"::equalsIgnoreCase)
                .isPresent();
    }

    private <T> Optional<T> known(
            String parameter, String text, Optional<T> understood, String wanted) {
        if (understood.isEmpty()) {
            problems.add("%s = %s, %s".formatted(parameter, text, wanted));
        }
        return understood;
    }

    private Stream<String> words(String parameter) {
        return request.parameter(parameter).stream()
                .flatMap(text -> Arrays.stream(text.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }
}
