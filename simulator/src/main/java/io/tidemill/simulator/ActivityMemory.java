package io.tidemill.simulator;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import java.util.Map;
import java.util.TreeMap;

/// An activity log that keeps what each setting's next decision needs, and forgets the activities
/// themselves. It belongs to one thread.
public final class ActivityMemory implements ActivityLog {
    private final Map<String, History> histories = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    @Override
    public void append(Activity activity) {
        var id = activity.stamp().settingId();
        histories.put(id, activity.after(history(id)));
    }

    @Override
    public History history(String settingId) {
        var known = histories.get(settingId);
        return known == null ? History.NONE : known;
    }
}
