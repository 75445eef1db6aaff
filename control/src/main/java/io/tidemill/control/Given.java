package io.tidemill.control;

import io.tidemill.control.exposition.DeploymentFamilies;
import io.tidemill.control.exposition.LocalReaders;
import io.tidemill.control.exposition.LoopTally;
import io.tidemill.control.exposition.MetricsPage;
import io.tidemill.control.exposition.ProcessFamilies;
import io.tidemill.control.exposition.RequestFamilies;
import io.tidemill.control.exposition.SourceFamilies;
import io.tidemill.control.exposition.StoreFamilies;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.target.InstanceRuntime;
import java.util.List;

/// What is given out of what the product knows of itself, and to whom.
record Given(LoopTally loop, MetricsPage page, boolean openToThisMachine) {
    static Given of(ControlConfig config, Kept kept, Measured measured, Served served) {
        var loop = new LoopTally(config.beat(), System::nanoTime);
        var parts =
                List.of(
                        new ProcessFamilies(),
                        new RequestFamilies(measured.totals()),
                        new DeploymentFamilies(served.runtime(), served.book()::inFlight),
                        loop,
                        new StoreFamilies(kept.database(), measured.store(), measured.archive()),
                        new SourceFamilies(measured::reports));
        return new Given(
                loop, new MetricsPage(parts, kept.clock()), config.metrics().openToThisMachine());
    }

    /// Who serves requests.
    record Served(InstanceRuntime runtime, RouteBook book) {}

    /// The filter before the one that wants tokens.
    ArmHandler before(ArmHandler guarded) {
        return openToThisMachine ? new LocalReaders(page, guarded) : guarded;
    }
}
