package io.tidemill.simulator;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import java.util.ArrayList;
import java.util.List;

/// An activity log of one setting that keeps every activity, and forgets what follows from them
/// when told to, as a process does that dies. It belongs to one thread.
public final class ActivityJournal implements ActivityLog {
    private final List<Activity> activities = new ArrayList<>();
    private ActivityMemory memory = new ActivityMemory();

    @Override
    public void append(Activity activity) {
        activities.add(activity);
        memory.append(activity);
    }

    @Override
    public History history(String settingId) {
        return memory.history(settingId);
    }

    /// Knows from now on only what can be rebuilt from the activities.
    public void restart() {
        memory = new ActivityMemory();
        activities.forEach(memory::append);
    }
}
