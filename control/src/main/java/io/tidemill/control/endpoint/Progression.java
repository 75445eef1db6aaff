package io.tidemill.control.endpoint;

import io.tidemill.control.target.DeploymentStatus;
import java.util.Optional;

/// How far a change of a deployment has come, in the three words that an operation can answer.
sealed interface Progression {
    /// An instance that died this often before any was ready is not going to work.
    int HOPELESS_RESTARTS = 3;

    record Done() implements Progression {}

    /// On the way, from that many instances.
    record Underway(int from) implements Progression {}

    record Failed(String why) implements Progression {}

    /// Where nothing is there, nothing is left to do.
    static Progression of(Optional<DeploymentStatus> status) {
        return status.map(Progression::of).orElseGet(Done::new);
    }

    private static Progression of(DeploymentStatus status) {
        return switch (status.progress()) {
            case DeploymentStatus.Progress.Reached() -> new Done();
            case DeploymentStatus.Progress.Changing _ when isHopeless(status) ->
                    new Failed(status.lastFailure());
            case DeploymentStatus.Progress.Changing(var from, _) -> new Underway(from);
        };
    }

    private static boolean isHopeless(DeploymentStatus status) {
        return status.ready() == 0
                && status.instances().stream()
                        .anyMatch(instance -> instance.restarts() >= HOPELESS_RESTARTS);
    }
}
