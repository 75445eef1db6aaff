package io.tidemill.control.activity;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import java.util.ArrayList;
import java.util.List;

/// An activity log in memory.
final class FakeActivityLog implements ActivityLog {
    private final List<Activity> all = new ArrayList<>();

    @Override
    public void append(Activity activity) {
        all.add(activity);
    }

    @Override
    public History history(String settingId) {
        History history = History.NONE;
        for (Activity activity : all) {
            if (activity.stamp().settingId().equalsIgnoreCase(settingId)) {
                history = activity.after(history);
            }
        }
        return history;
    }
}
