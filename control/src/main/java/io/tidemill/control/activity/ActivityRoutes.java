package io.tidemill.control.activity;

import io.tidemill.control.activity.ActivityTable.Span;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// The REST surface of the activity log.
public final class ActivityRoutes {
    /// A page's events; a client that wants older ones asks up to the last one's time.
    private static final int MOST_EVENTS = 1000;

    private final Database database;
    private final InstantSource clock;

    public ActivityRoutes(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                Route.of(
                        "GET /subscriptions/{subscription}/providers/Microsoft.Insights/eventtypes/management/values",
                        this::values));
    }

    private ArmResponse values(ArmRequest request) {
        Instant now = clock.instant();
        Instant oldest = now.minus(StoredActivityLog.RETENTION);
        return switch (EventFilter.parse(
                request.parameter("$filter").orElse(""), new Span(oldest, now))) {
            case EventFilter.Read.NotUnderstood(var why) ->
                    ArmResponse.of(ArmError.badRequest("$filter: " + why));
            case EventFilter.Read.Understood(var filter) ->
                    filter.span().from().isBefore(oldest)
                            ? ArmResponse.of(
                                    ArmError.badRequest(
                                            "$filter: eventTimestamp must start within the last 90 days"))
                            : values(request.variable("subscription"), filter);
        };
    }

    private ArmResponse values(String subscription, EventFilter filter) {
        String prefix = filter.wanted("/resourceId").orElse("/subscriptions/" + subscription + "/");
        return ArmResponse.list(
                database
                        .read(connection ->
                                ActivityTable.between(
                                        connection, prefix, filter.span(), MOST_EVENTS))
                        .stream()
                        .map(EventJson::of)
                        .filter(filter::accepts)
                        .filter(event ->
                                event.path("subscriptionId")
                                        .asString("")
                                        .equalsIgnoreCase(subscription))
                        .toList());
    }
}
