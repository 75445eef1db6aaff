package io.tidemill.control.activity;

import io.tidemill.engine.activity.ActivityLog;

class FakeActivityLogTest extends ActivityLogContract {
    private final FakeActivityLog log = new FakeActivityLog();

    @Override
    ActivityLog log() {
        return log;
    }

    @Override
    ActivityLog reopened() {
        return log;
    }
}
