package io.tidemill.control.target;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/// A runtime with real processes that a test can wait for, through the routes that it tells and the
/// status that it shows of the one deployment of [Specs].
final class WatchedRuntime implements AutoCloseable {

    private static final InstanceStatus NONE =
            new InstanceStatus(
                    "none",
                    InstanceType.parse("Local_C1_M1").orElseThrow(),
                    new InstanceState.Requested(Instant.EPOCH),
                    0,
                    "");

    private final FakeRoutes routes = new FakeRoutes();
    private final ProcessRuntime runtime =
            new ProcessRuntime(Specs.config(), routes, InstantSource.system(), new SecureRandom());

    FakeRoutes routes() {
        return routes;
    }

    ProcessRuntime runtime() {
        return runtime;
    }

    /// Applies the spec and waits until all its instances are routed.
    List<Address> started(DeploymentSpec spec) {
        runtime.apply(spec);
        awaitRouted(routed -> routed.size() == spec.capacity());
        return routes.now();
    }

    void awaitRouted(Predicate<List<Address>> expected) {
        Eventually.see(
                () -> !routes.told.isEmpty() && expected.test(routes.now()),
                () -> routes.told + " " + runtime.statuses() + logs());
    }

    void awaitStatus(Predicate<DeploymentStatus> expected) {
        Eventually.see(() -> expected.test(status()), () -> status().toString());
    }

    /// Waits for the oldest instance.
    void awaitInstance(Predicate<InstanceStatus> expected) {
        awaitStatus(_ -> expected.test(instance()));
    }

    DeploymentStatus status() {
        return runtime.status(Specs.ID).orElseThrow();
    }

    /// The oldest instance, or one that is only requested while there is none.
    InstanceStatus instance() {
        return status().instances().stream().findFirst().orElse(NONE);
    }

    @Override
    public void close() {
        runtime.close();
    }

    private String logs() {
        return status().instances().stream().map(one -> runtime.logs(one.id(), 10)).toList() + "";
    }
}
