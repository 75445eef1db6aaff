package io.tidemill.control.activity;

import io.tidemill.control.activity.ActivityTable.Cursor;
import io.tidemill.control.activity.ActivityTable.Row;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.store.Database;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Looks for the events that a filter wants, newest first, a page at a time.
///
/// @param subscription the one whose events are shown
record EventQuery(Database database, String subscription, EventFilter filter) {
    /// Rows that are read at once; many of them may not be wanted.
    private static final int BATCH = 500;

    /// An event and the place of its row.
    private record Found(ObjectNode event, Cursor place) {}

    /// @param after where the last page ended
    Page<ObjectNode> page(PageRequest asked, Cursor after) {
        List<Found> found = new ArrayList<>();
        Cursor place = after;
        List<Row> rows;
        do {
            rows = rows(place);
            rows.stream()
                    .map(row -> new Found(EventJson.of(row), Cursor.of(row)))
                    .filter(one -> isWanted(one.event()))
                    .forEach(found::add);
            place = rows.isEmpty() ? place : Cursor.of(rows.getLast());
        } while (rows.size() == BATCH && found.size() <= asked.size());
        return Page.first(found, one -> one.place().text(), asked).map(Found::event);
    }

    private List<Row> rows(Cursor after) {
        String prefix = filter.wanted("/resourceId").orElse("/subscriptions/" + subscription + "/");
        return database.read(connection ->
                ActivityTable.between(
                        connection,
                        new ActivityTable.Stretch(prefix, filter.span(), after),
                        BATCH));
    }

    private boolean isWanted(ObjectNode event) {
        return filter.accepts(event)
                && event.path("subscriptionId").asString("").equalsIgnoreCase(subscription);
    }
}
