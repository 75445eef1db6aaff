package io.tidemill.control.target;

import java.time.Instant;
import java.util.List;

/// A deployment as it is, beside how many instances it should have.
///
/// @param wanted the capacity last applied
/// @param instances oldest first; a stopped instance is no longer listed
public record DeploymentStatus(
        String id, int wanted, Progress progress, List<InstanceStatus> instances) {

    public DeploymentStatus {
        instances = List.copyOf(instances);
    }

    /// How far the last change has come.
    public sealed interface Progress {

        /// What was asked for was there at least once since. A crash afterwards is repaired, but is
        /// not a change.
        record Reached() implements Progress {}

        /// Not all of it was there yet.
        ///
        /// @param from the capacity before the change
        /// @param since when it was asked for
        record Changing(int from, Instant since) implements Progress {}
    }

    /// Instances that get requests.
    public int ready() {
        return (int)
                instances.stream()
                        .filter(instance -> instance.state() instanceof InstanceState.Ready)
                        .count();
    }

    /// Why the instance that failed last did so, or empty text when none has.
    public String lastFailure() {
        return instances.stream()
                .map(InstanceStatus::lastFailure)
                .filter(why -> !why.isEmpty())
                .reduce("", (_, later) -> later);
    }
}
