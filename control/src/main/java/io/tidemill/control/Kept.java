package io.tidemill.control;

import io.tidemill.control.activity.ActivityRoutes;
import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.activity.EvaluationLog;
import io.tidemill.control.activity.EvaluationRoutes;
import io.tidemill.control.activity.StoredActivityLog;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/// What is kept in one database: documents, and what happened to them.
record Kept(
        Database database,
        DocumentStore documents,
        AdministrativeLog log,
        StoredActivityLog activities,
        EvaluationLog evaluations,
        InstantSource clock)
        implements AutoCloseable {
    static Kept in(Database database, InstantSource clock) {
        return new Kept(
                database,
                new DocumentStore(database),
                new AdministrativeLog(clock),
                new StoredActivityLog(database),
                new EvaluationLog(database),
                clock);
    }

    List<Route> routes() {
        return Stream.concat(
                        new ActivityRoutes(database, clock).routes().stream(),
                        new EvaluationRoutes(evaluations).routes().stream())
                .toList();
    }

    @Override
    public void close() {
        database.close();
    }
}
