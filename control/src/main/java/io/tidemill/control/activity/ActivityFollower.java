package io.tidemill.control.activity;

import io.tidemill.control.store.Transaction;
import io.tidemill.engine.activity.Activity;

/// Somebody who does something of their own about each activity. Called by any thread.
public interface ActivityFollower {
    /// Writes what must be there if and only if the activity is.
    void follow(Transaction transaction, Activity activity);

    /// The activity, and what was written about it, is there for good.
    void followed(Activity activity);
}
