package io.tidemill.control.loop;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Instant;

/// The door to one run of a setting: observe, evaluate, act, record.
public interface SettingRun {

    /// Runs the setting as of `now`, which is the only reading of the clock in this run.
    void run(AutoscaleSetting setting, Instant now);

    /// Told when [#run] has thrown, which it does only when we made a mistake or a store is broken.
    void failed(AutoscaleSetting setting, Instant now, RuntimeException why);
}
