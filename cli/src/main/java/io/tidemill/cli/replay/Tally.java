package io.tidemill.cli.replay;

import io.tidemill.cli.view.Text;
import io.tidemill.simulator.ReplayedRun;

/// What a replay came to: how many runs, how many changes, between which counts.
final class Tally {
    private int runs;
    private int out;
    private int in;
    private int fewest = Integer.MAX_VALUE;
    private int most;

    void add(ReplayedRun run) {
        runs++;
        out += run.to() > run.from() ? 1 : 0;
        in += run.to() < run.from() ? 1 : 0;
        fewest = Math.min(fewest, run.to());
        most = Math.max(most, run.to());
    }

    String sentence() {
        return "%s: %s, %s, %d to %s"
                .formatted(
                        Text.count(runs, "run"),
                        Text.count(out, "scale-out"),
                        Text.count(in, "scale-in"),
                        Math.min(fewest, most),
                        Text.count(most, "instance"));
    }
}
