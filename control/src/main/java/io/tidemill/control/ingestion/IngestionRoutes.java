package io.tidemill.control.ingestion;

import io.tidemill.control.metric.MetricDirectory;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.rest.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/// Azure's ingestion of custom metrics: `POST {resource}/metrics`, without an api-version.
public final class IngestionRoutes {

    private final MetricIntake intake;
    private final MetricDirectory directory;
    private final Predicate<String> exists;
    private final InstantSource clock;

    /// @param exists whether there is a resource of that ARM id
    public IngestionRoutes(
            MetricIntake intake,
            MetricDirectory directory,
            Predicate<String> exists,
            InstantSource clock) {
        this.intake = intake;
        this.directory = directory;
        this.exists = exists;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(Route.unversioned("POST /subscriptions/{resource*}/metrics", this::take));
    }

    private ArmResponse take(ArmRequest request) {
        var resource = "/subscriptions/" + request.variable("resource");
        return objection(resource)
                .map(ArmResponse::of)
                .orElseGet(() ->
                        switch (ArmJson.parse(request.body())) {
                            case ArmJson.Parsed.Malformed(var why) ->
                                    ArmResponse.of(ArmError.malformed(why));
                            case ArmJson.Parsed.Understood(var body) -> take(resource, body);
                        });
    }

    private Optional<ArmError> objection(String resource) {
        if (!PointLimits.isResource(resource)) {
            return Optional.of(
                    ArmError.badRequest(
                            "Metrics are of a resource, which %s is not: send them to /subscriptions/…/providers/…/metrics."
                                    .formatted(resource)));
        }
        return exists.test(resource)
                ? Optional.empty()
                : Optional.of(
                        ArmError.of(
                                404,
                                "ResourceNotFound",
                                "The Resource '%s' was not found.".formatted(resource)));
    }

    private ArmResponse take(String resource, ObjectNode body) {
        var problems = new Problems();
        var now = clock.instant();
        var reader =
                new PointReader(
                        resource, namespace -> directory.isReserved(resource, namespace), now);
        var points = reader.read(JsonField.root(body, problems));
        return problems.isEmpty()
                ? answer(intake.take(points, now), points.size())
                : ArmResponse.of(ArmError.of(problems.all()));
    }

    private static ArmResponse answer(List<String> objections, int points) {
        return objections.isEmpty()
                ? ArmResponse.empty(200)
                : ArmResponse.of(
                        ArmError.of(
                                429,
                                "TooManyTimeSeries",
                                "%d of %d series were not kept: %s."
                                        .formatted(
                                                objections.size(), points, objections.getFirst())));
    }
}
