package io.tidemill.control.activity;

import io.tidemill.control.activity.ActivityTable.Cursor;
import io.tidemill.control.activity.ActivityTable.Span;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of the activity log.
public final class ActivityRoutes {
    /// Azure's categories, also those in which nothing happens here.
    private static final List<String> CATEGORIES =
            List.of(
                    "Administrative",
                    "Security",
                    "ServiceHealth",
                    "Alert",
                    "Recommendation",
                    "Policy",
                    "Autoscale",
                    "ResourceHealth");

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
                        this::values),
                Route.of(
                        "GET /providers/Microsoft.Insights/eventcategories",
                        _ -> ArmResponse.list(categories())));
    }

    private ArmResponse values(ArmRequest request) {
        Problems problems = new Problems();
        PageRequest asked = PageRequest.of(request, problems);
        Cursor after = Cursor.parse(asked.after(), problems);
        EventSelection selection = EventSelection.of(request, problems);
        EventFilter filter = filter(request, problems);
        if (!problems.isEmpty()) {
            return ArmResponse.of(ArmError.of(problems.all()));
        }
        var query = new EventQuery(database, request.variable("subscription"), filter);
        return Page.answer(query.page(asked, after).map(selection::of), request);
    }

    private EventFilter filter(ArmRequest request, Problems problems) {
        Instant now = clock.instant();
        Instant oldest = now.minus(StoredActivityLog.RETENTION);
        String text = request.parameter("$filter").orElse("");
        EventFilter filter = EventFilter.parse(text, new Span(oldest, now), problems);
        if (filter.span().from().isBefore(oldest)) {
            problems.add(
                    new Problem(
                            "BadRequest",
                            EventFilter.PARAMETER,
                            "$filter: eventTimestamp must start within the last 90 days"));
        }
        return filter;
    }

    private static List<ObjectNode> categories() {
        return CATEGORIES.stream()
                .map(name -> ArmJson.object().put("value", name).put("localizedValue", name))
                .toList();
    }
}
