package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessRuntimeTest {

    private final WatchedRuntime watched = new WatchedRuntime();
    private final FakeRoutes routes = watched.routes();
    private final ProcessRuntime runtime = watched.runtime();

    @AfterEach
    void close() {
        watched.close();
    }

    @Test
    void routesInstancesOnceTheyAreReady() {
        var addresses = watched.started(Specs.small(2));
        assertThat(addresses).extracting(Address::port).doesNotHaveDuplicates();
        assertThat(SmallClient.get(addresses.getFirst(), "/")).isEqualTo("hello");
        assertThat(routes.told.getFirst()).isEmpty();
    }

    @Test
    void givesAnInstanceItsEnvironment() {
        var address = watched.started(Specs.small(1)).getFirst();
        assertThat(SmallClient.get(address, "/env/PORT"))
                .isEqualTo(Integer.toString(address.port()));
        assertThat(SmallClient.get(address, "/env/TIDEMILL_CPUS")).isEqualTo("0.25");
        assertThat(SmallClient.get(address, "/env/TIDEMILL_INSTANCE_ID"))
                .isEqualTo(address.instanceId());
        assertThat(SmallClient.get(address, "/env/TIDEMILL_ENDPOINT")).isEqualTo("e");
        assertThat(SmallClient.get(address, "/env/TIDEMILL_DEPLOYMENT")).isEqualTo("blue");
        assertThat(SmallClient.get(address, "/env/GREETING")).isEqualTo("hello");
    }

    @Test
    void startsTheModelServerWithTheNameOfTheModel() {
        var echo = List.of("sh", "-c", "echo \"model $0\"; exec " + SmallServer.command());
        var config = RuntimeConfig.defaults(echo);
        try (var models =
                new ProcessRuntime(config, routes, InstantSource.system(), new SecureRandom())) {
            models.apply(Specs.launching(new Launch.BuiltInModel("tiny"), 1));
            watched.awaitRouted(routed -> routed.size() == 1);
            var lines = models.logs(routes.now().getFirst().instanceId(), 10);
            assertThat(lines).contains("model tiny");
        }
    }

    @Test
    void keepsTheOutputOfAnInstance() {
        var address = watched.started(Specs.small(1)).getFirst();
        assertThat(runtime.logs(address.instanceId(), 10))
                .contains("listening on " + address.port());
        assertThat(runtime.logs("unknown", 10)).isEmpty();
    }

    @Test
    void restartsNothingWhenOnlyTheCountChanges() {
        var first = watched.started(Specs.small(1)).getFirst();
        assertThat(watched.started(Specs.small(2))).hasSize(2).contains(first);
        assertThat(watched.started(Specs.small(2))).hasSize(2).contains(first);
    }

    @Test
    void restartsACrashedInstanceUnderItsName() {
        var before = watched.started(Specs.small(1)).getFirst();
        SmallClient.ask(before, "/exit");
        watched.awaitRouted(routed -> routed.isEmpty());
        watched.awaitRouted(routed -> routed.size() == 1);
        var after = routes.now().getFirst();
        assertThat(after.instanceId()).isEqualTo(before.instanceId());
        assertThat(after.port()).isNotEqualTo(before.port());
        var status = watched.instance();
        assertThat(status.restarts()).isEqualTo(1);
        assertThat(status.lastFailure()).isEqualTo("exited with status 3");
    }

    @Test
    void keepsTryingACommandThatCannotRun() {
        runtime.apply(Specs.running("exit 7", 1));
        watched.awaitInstance(one -> one.restarts() >= 3);
        assertThat(watched.instance().lastFailure()).isEqualTo("exited with status 7");
        assertThat(routes.now()).isEmpty();
    }

    @Test
    void takesAFailingInstanceOutOfTheRoutesUntilItIsGoodAgain() {
        var address = watched.started(Specs.small(1)).getFirst();
        SmallClient.ask(address, "/answer/503");
        watched.awaitRouted(List::isEmpty);
        assertThat(watched.instance().state()).isInstanceOf(InstanceState.Unready.class);
        SmallClient.ask(address, "/answer/200");
        watched.awaitRouted(routed -> routed.equals(List.of(address)));
        assertThat(watched.instance().restarts()).isZero();
    }

    @Test
    void restartsAnInstanceThatDoesNotLive() {
        var spec = Specs.withLiveness(Specs.small(1), Specs.QUICK);
        var address = watched.started(spec).getFirst();
        SmallClient.ask(address, "/answer/500");
        watched.awaitInstance(
                one -> one.restarts() == 1 && one.state() instanceof InstanceState.Ready);
        assertThat(watched.instance().lastFailure()).startsWith("liveness: / answered 500");
    }

    @Test
    void drainsBeforeItStops() {
        var address = watched.started(Specs.small(1)).getFirst();
        var pid = Processes.pid(watched.instance());
        routes.inFlight.put(address.instanceId(), 1);
        runtime.apply(Specs.small(0));
        watched.awaitRouted(List::isEmpty);
        watched.awaitInstance(one -> one.state() instanceof InstanceState.Draining);
        assertThat(SmallClient.get(address, "/")).isEqualTo("hello");
        assertThat(Processes.isAlive(pid)).isTrue();
        routes.inFlight.clear();
        watched.awaitStatus(status -> status.instances().isEmpty());
        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void stopsDrainingAtTheDeadline() {
        var spec = Specs.small(1);
        var hasty = new RequestLimits(Duration.ofSeconds(1), 1, Duration.ofMillis(200));
        var address = watched.started(Specs.withLimits(spec, hasty)).getFirst();
        routes.inFlight.put(address.instanceId(), 1);
        runtime.apply(Specs.withLimits(spec, hasty).withCapacity(0));
        watched.awaitStatus(status -> status.instances().isEmpty());
    }

    @Test
    void killsAStubbornProcessWithAllItStarted() {
        watched.started(Specs.running("trap '' TERM; sleep 1000 & " + SmallServer.command(), 1));
        var tree = Processes.tree(Processes.pid(watched.instance()));
        assertThat(tree).hasSizeGreaterThanOrEqualTo(4);
        runtime.apply(Specs.small(0));
        watched.awaitStatus(status -> status.instances().isEmpty());
        Eventually.see(() -> tree.stream().noneMatch(ProcessHandle::isAlive), tree::toString);
    }

    @Test
    void replacesInstancesWhenTheirTemplateChanges() {
        var before = watched.started(Specs.small(1)).getFirst();
        runtime.apply(Specs.running("GREETING=hi " + SmallServer.command(), 1));
        watched.awaitRouted(routed -> !routed.contains(before) && routed.size() == 1);
        assertThat(SmallClient.get(routes.now().getFirst(), "/env/GREETING")).isEqualTo("hi");
        assertThat(routes.told.stream().skip(2)).noneMatch(List::isEmpty);
    }

    @Test
    void leavesTheOldInstancesServingWhenTheNewOnesFail() {
        var before = watched.started(Specs.small(1));
        runtime.apply(Specs.running("exit 7", 1));
        watched.awaitStatus(status -> status.instances().getLast().restarts() >= 2);
        assertThat(routes.now()).isEqualTo(before);
        assertThat(watched.status().lastFailure()).isEqualTo("exited with status 7");
    }

    @Test
    void forgetsARemovedDeployment() {
        watched.started(Specs.small(1));
        runtime.remove(Specs.ID.toUpperCase(Locale.ROOT));
        Eventually.see(() -> runtime.status(Specs.ID).isEmpty(), () -> watched.status().toString());
        assertThat(runtime.statuses()).isEmpty();
        assertThat(routes.now()).isEmpty();
    }

    @Test
    void revivesADeploymentThatIsAppliedWhileItLeaves() {
        var address = watched.started(Specs.small(1)).getFirst();
        routes.inFlight.put(address.instanceId(), 1);
        runtime.remove(Specs.ID);
        watched.awaitRouted(List::isEmpty);
        assertThat(watched.started(Specs.small(1))).doesNotContain(address);
    }

    @Test
    void measuresWhatAnInstanceUses() {
        watched.started(Specs.small(1));
        var usage = runtime.usage().getFirst();
        assertThat(usage.cpu()).isBetween(Duration.ofMillis(10), Duration.ofSeconds(20));
        assertThat(usage.memoryBytes()).isBetween(10L << 20, 1L << 30);
        assertThat(usage.type().name()).isEqualTo("Local_C25_M512");
    }

    @Test
    void measuresNothingOfAnInstanceThatIsNotReady() {
        runtime.apply(Specs.running("sleep 1000", 1));
        watched.awaitInstance(one -> one.state() instanceof InstanceState.Starting);
        assertThat(runtime.usage()).isEmpty();
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        var address = watched.started(Specs.small(2)).getFirst();
        routes.inFlight.put(address.instanceId(), 1);
        var trees =
                watched.status().instances().stream()
                        .flatMap(instance -> Processes.tree(Processes.pid(instance)).stream())
                        .toList();
        runtime.close();
        Eventually.see(() -> trees.stream().noneMatch(ProcessHandle::isAlive), trees::toString);
    }
}
