package io.tidemill.control.activity;

import io.tidemill.control.activity.ActivityTable.Category;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The engine's activity log, in the database: what was appended survives a kill.
///
/// Histories that were asked for are remembered and carried on with each append; they are only ever
/// what the rows say. Any thread may call, for one setting one at a time, as the engine does.
public final class StoredActivityLog implements ActivityLog {
    /// How long rows are kept, as in Azure.
    public static final Duration RETENTION = Duration.ofDays(90);

    private final Database database;
    private final DocumentStore transactions;
    private final List<ActivityFollower> followers = new CopyOnWriteArrayList<>();
    private final Map<String, History> histories = new ConcurrentHashMap<>();

    public StoredActivityLog(Database database) {
        this.database = database;
        transactions = new DocumentStore(database);
    }

    /// Tells somebody of each activity from now on.
    public void tell(ActivityFollower follower) {
        followers.add(follower);
    }

    @Override
    public void append(Activity activity) {
        String setting = activity.stamp().settingId();
        var row =
                new ActivityTable.NewRow(
                        setting,
                        Category.AUTOSCALE,
                        activity.stamp().at(),
                        ActivityJson.write(activity));
        transactions.transact(transaction -> {
            append(transaction, row);
            followers.forEach(follower -> follower.follow(transaction, activity));
            return true;
        });
        histories.computeIfPresent(key(setting), (_, before) -> activity.after(before));
        followers.forEach(follower -> follower.followed(activity));
    }

    private static void append(Transaction transaction, ActivityTable.NewRow row) {
        try {
            ActivityTable.append(transaction.connection(), row);
        } catch (SQLException e) {
            throw new IllegalStateException("The activity log did not take the row.", e);
        }
    }

    @Override
    public History history(String settingId) {
        History known = histories.get(key(settingId));
        if (known != null) {
            return known;
        }
        History read = read(settingId);
        histories.put(key(settingId), read);
        return read;
    }

    /// Drops what is older than [#RETENTION].
    ///
    /// @return how many rows
    public int dropOld(Instant now) {
        int dropped =
                database.write(
                        connection -> ActivityTable.dropBefore(connection, now.minus(RETENTION)));
        if (dropped > 0) {
            histories.clear(); // what is remembered must be what a restart would read
        }
        return dropped;
    }

    private History read(String settingId) {
        History history = History.NONE;
        for (var row :
                database.read(connection ->
                        ActivityTable.of(connection, settingId, Category.AUTOSCALE))) {
            history = ActivityJson.read(row.json()).after(history);
        }
        return history;
    }

    private static String key(String settingId) {
        return settingId.toLowerCase(Locale.ROOT);
    }
}
