package io.tidemill.simulator;

import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.ActivityLog;
import io.tidemill.engine.decision.History;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// An activity log that keeps what each setting's next decision needs, and forgets the activities
/// themselves. It belongs to one thread.
public final class ActivityMemory implements ActivityLog {
    private final Map<String, History> histories = new HashMap<>();
    private final Map<String, String> lowerCase = new HashMap<>();

    @Override
    public void append(Activity activity) {
        var id = activity.stamp().settingId();
        histories.put(folded(id), activity.after(history(id)));
    }

    @Override
    public History history(String settingId) {
        var known = histories.get(folded(settingId));
        return known == null ? History.NONE : known;
    }

    /// Ids are long and looked up in every run, so each spelling is folded once.
    private String folded(String id) {
        return lowerCase.computeIfAbsent(id, text -> text.toLowerCase(Locale.ROOT));
    }
}
