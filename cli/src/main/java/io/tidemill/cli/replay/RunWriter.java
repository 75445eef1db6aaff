package io.tidemill.cli.replay;

import io.tidemill.simulator.ReplayedRun;

/// Where the runs of a replay are written, one after the other.
interface RunWriter {
    /// The next run.
    void write(ReplayedRun run);

    /// No run follows; everything written so far goes out.
    void finish();
}
