package io.tidemill.cli.demo;

import io.tidemill.cli.load.Latencies;
import io.tidemill.cli.load.LoadSummary;
import java.time.Duration;
import java.util.OptionalDouble;

/// What the demo sees at one moment: the load it sent lately, and the deployment as the control
/// plane tells it.
///
/// @param rate requests per second lately
/// @param latencies of the answers that came lately
/// @param soFar the counts since the start
record Moment(
        Duration elapsed,
        double rate,
        Latencies latencies,
        LoadSummary soFar,
        DeploymentSeen deployment) {

    /// @param cpu percent of what the instances may use
    /// @param decision the last one, in a sentence
    record DeploymentSeen(int wanted, int ready, OptionalDouble cpu, String decision) {}
}
