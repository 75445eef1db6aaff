package io.tidemill.engine.activity;

import io.tidemill.engine.decision.History;

/// The door to what is kept of the runs. What `append` returned from is there for good.
public interface ActivityLog {
    void append(Activity activity);

    /// What a setting's next decision needs: `History.NONE` followed by each of its activities in
    /// the order they were appended ({@link Activity#after}). Ids are compared without regard to
    /// case.
    History history(String settingId);
}
