package io.tidemill.engine.testing;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A log in memory.
public final class FakeActivityLog implements ActivityLog {
    private final List<Activity> activities = new ArrayList<>();
    private final Map<String, History> histories = new HashMap<>();

    @Override
    public void append(Activity activity) {
        activities.add(activity);
        histories.merge(
                key(activity.stamp().settingId()),
                activity.after(History.NONE),
                (before, _) -> activity.after(before));
    }

    @Override
    public History history(String settingId) {
        return histories.getOrDefault(key(settingId), History.NONE);
    }

    public List<Activity> activities() {
        return List.copyOf(activities);
    }

    /// The activities of one kind, in order.
    public <A extends Activity> List<A> activities(Class<A> kind) {
        return activities.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// What a new process finds: the same activities, nothing else.
    public FakeActivityLog restarted() {
        var log = new FakeActivityLog();
        activities.forEach(log::append);
        return log;
    }

    private static String key(String settingId) {
        return settingId.toLowerCase(Locale.ROOT);
    }
}
