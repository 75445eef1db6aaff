package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ProcessRuntimeTest {

    private final FakeRoutes routes = new FakeRoutes();
    private final ProcessRuntime runtime =
            new ProcessRuntime(Specs.config(), routes, InstantSource.system(), new SecureRandom());

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void routesInstancesOnceTheyAreReady() {
        var addresses = started(Specs.small(2));
        assertThat(addresses).extracting(Address::port).doesNotHaveDuplicates();
        assertThat(SmallClient.get(addresses.getFirst(), "/")).isEqualTo("hello");
        assertThat(routes.told.getFirst()).isEmpty();
    }

    @Test
    void givesAnInstanceItsEnvironment() {
        var address = started(Specs.small(1)).getFirst();
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
            awaitRouted(routed -> routed.size() == 1);
            var lines = models.logs(routes.now().getFirst().instanceId(), 10);
            assertThat(lines).contains("model tiny");
        }
    }

    @Test
    void keepsTheOutputOfAnInstance() {
        var address = started(Specs.small(1)).getFirst();
        assertThat(runtime.logs(address.instanceId(), 10))
                .contains("listening on " + address.port());
        assertThat(runtime.logs("unknown", 10)).isEmpty();
    }

    @Test
    void restartsNothingWhenOnlyTheCountChanges() {
        var first = started(Specs.small(1)).getFirst();
        assertThat(started(Specs.small(2))).hasSize(2).contains(first);
        assertThat(started(Specs.small(2))).hasSize(2).contains(first);
    }

    @Test
    void restartsACrashedInstanceUnderItsName() {
        var before = started(Specs.small(1)).getFirst();
        SmallClient.ask(before, "/exit");
        awaitRouted(routed -> routed.isEmpty());
        awaitRouted(routed -> routed.size() == 1);
        var after = routes.now().getFirst();
        assertThat(after.instanceId()).isEqualTo(before.instanceId());
        assertThat(after.port()).isNotEqualTo(before.port());
        var status = only(status());
        assertThat(status.restarts()).isEqualTo(1);
        assertThat(status.lastFailure()).isEqualTo("exited with status 3");
    }

    @Test
    void keepsTryingACommandThatCannotRun() {
        runtime.apply(Specs.running("exit 7", 1));
        awaitStatus(status -> only(status).restarts() >= 3);
        assertThat(only(status()).lastFailure()).isEqualTo("exited with status 7");
        assertThat(routes.now()).isEmpty();
    }

    @Test
    void takesAFailingInstanceOutOfTheRoutesUntilItIsGoodAgain() {
        var address = started(Specs.small(1)).getFirst();
        SmallClient.ask(address, "/answer/503");
        awaitRouted(List::isEmpty);
        assertThat(only(status()).state()).isInstanceOf(InstanceState.Unready.class);
        SmallClient.ask(address, "/answer/200");
        awaitRouted(routed -> routed.equals(List.of(address)));
        assertThat(only(status()).restarts()).isZero();
    }

    @Test
    void restartsAnInstanceThatDoesNotLive() {
        var spec = withLiveness(Specs.small(1), Specs.QUICK);
        var address = started(spec).getFirst();
        SmallClient.ask(address, "/answer/500");
        awaitStatus(status -> only(status).restarts() == 1 && status.ready() == 1);
        assertThat(only(status()).lastFailure()).startsWith("liveness: / answered 500");
    }

    @Test
    void drainsBeforeItStops() {
        var address = started(Specs.small(1)).getFirst();
        var pid = pid(only(status()));
        routes.inFlight.put(address.instanceId(), 1);
        runtime.apply(Specs.small(0));
        awaitRouted(List::isEmpty);
        awaitStatus(status -> only(status).state() instanceof InstanceState.Draining);
        assertThat(SmallClient.get(address, "/")).isEqualTo("hello");
        assertThat(isAlive(pid)).isTrue();
        routes.inFlight.clear();
        awaitStatus(status -> status.instances().isEmpty());
        assertThat(isAlive(pid)).isFalse();
    }

    @Test
    void stopsDrainingAtTheDeadline() {
        var spec = Specs.small(1);
        var hasty = new RequestLimits(Duration.ofSeconds(1), 1, Duration.ofMillis(200));
        var address = started(withLimits(spec, hasty)).getFirst();
        routes.inFlight.put(address.instanceId(), 1);
        runtime.apply(withLimits(spec, hasty).withCapacity(0));
        awaitStatus(status -> status.instances().isEmpty());
    }

    @Test
    void killsAStubbornProcessWithAllItStarted() {
        started(Specs.running("trap '' TERM; sleep 1000 & " + SmallServer.command(), 1));
        var tree = tree(pid(only(status())));
        assertThat(tree).hasSizeGreaterThanOrEqualTo(4);
        runtime.apply(Specs.small(0));
        awaitStatus(status -> status.instances().isEmpty());
        Eventually.see(() -> tree.stream().noneMatch(ProcessHandle::isAlive), tree::toString);
    }

    @Test
    void replacesInstancesWhenTheirTemplateChanges() {
        var before = started(Specs.small(1)).getFirst();
        runtime.apply(Specs.running("GREETING=hi " + SmallServer.command(), 1));
        awaitRouted(routed -> !routed.contains(before) && routed.size() == 1);
        assertThat(SmallClient.get(routes.now().getFirst(), "/env/GREETING")).isEqualTo("hi");
        assertThat(routes.told.stream().skip(2)).noneMatch(List::isEmpty);
    }

    @Test
    void leavesTheOldInstancesServingWhenTheNewOnesFail() {
        var before = started(Specs.small(1));
        runtime.apply(Specs.running("exit 7", 1));
        awaitStatus(status -> status.instances().getLast().restarts() >= 2);
        assertThat(routes.now()).isEqualTo(before);
        assertThat(status().lastFailure()).isEqualTo("exited with status 7");
    }

    @Test
    void forgetsARemovedDeployment() {
        started(Specs.small(1));
        runtime.remove(Specs.ID.toUpperCase(Locale.ROOT));
        Eventually.see(() -> runtime.status(Specs.ID).isEmpty(), () -> status().toString());
        assertThat(runtime.statuses()).isEmpty();
        assertThat(routes.now()).isEmpty();
    }

    @Test
    void revivesADeploymentThatIsAppliedWhileItLeaves() {
        var address = started(Specs.small(1)).getFirst();
        routes.inFlight.put(address.instanceId(), 1);
        runtime.remove(Specs.ID);
        awaitRouted(List::isEmpty);
        assertThat(started(Specs.small(1))).doesNotContain(address);
    }

    @Test
    void measuresWhatAnInstanceUses() {
        started(Specs.small(1));
        var usage = runtime.usage().getFirst();
        assertThat(usage.cpu()).isBetween(Duration.ofMillis(10), Duration.ofSeconds(20));
        assertThat(usage.memoryBytes()).isBetween(10L << 20, 1L << 30);
        assertThat(usage.type().name()).isEqualTo("Local_C25_M512");
    }

    @Test
    void measuresNothingOfAnInstanceThatIsNotReady() {
        runtime.apply(Specs.running("sleep 1000", 1));
        awaitStatus(status -> only(status).state() instanceof InstanceState.Starting);
        assertThat(runtime.usage()).isEmpty();
    }

    @Test
    void leavesNoProcessBehindWhenClosed() {
        var address = started(Specs.small(2)).getFirst();
        routes.inFlight.put(address.instanceId(), 1);
        var trees =
                status().instances().stream()
                        .flatMap(instance -> tree(pid(instance)).stream())
                        .toList();
        runtime.close();
        Eventually.see(() -> trees.stream().noneMatch(ProcessHandle::isAlive), trees::toString);
    }

    private List<Address> started(DeploymentSpec spec) {
        runtime.apply(spec);
        awaitRouted(routed -> routed.size() == spec.capacity());
        return routes.now();
    }

    private void awaitRouted(Predicate<List<Address>> expected) {
        Eventually.see(
                () -> !routes.told.isEmpty() && expected.test(routes.now()),
                () -> routes.told + " " + runtime.statuses() + logs());
    }

    private String logs() {
        return status().instances().stream().map(one -> runtime.logs(one.id(), 10)).toList() + "";
    }

    private void awaitStatus(Predicate<DeploymentStatus> expected) {
        Eventually.see(() -> expected.test(status()), () -> status().toString());
    }

    private DeploymentStatus status() {
        return runtime.status(Specs.ID).orElseThrow();
    }

    private static InstanceStatus only(DeploymentStatus status) {
        return status.instances().isEmpty() ? NONE : status.instances().getFirst();
    }

    private static final InstanceStatus NONE =
            new InstanceStatus(
                    "none",
                    InstanceType.parse("Local_C1_M1").orElseThrow(),
                    new InstanceState.Requested(Instant.EPOCH),
                    0,
                    "");

    private static long pid(InstanceStatus status) {
        return status.state().process().orElseThrow().pid();
    }

    private static List<ProcessHandle> tree(long pid) {
        var root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.descendants()).toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private static DeploymentSpec withLimits(DeploymentSpec spec, RequestLimits limits) {
        return new DeploymentSpec(
                spec.id(),
                spec.endpoint(),
                spec.name(),
                spec.capacity(),
                spec.template(),
                spec.probes(),
                limits);
    }

    private static DeploymentSpec withLiveness(DeploymentSpec spec, Probe liveness) {
        return new DeploymentSpec(
                spec.id(),
                spec.endpoint(),
                spec.name(),
                spec.capacity(),
                spec.template(),
                new Probes(
                        new Probe(Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(1), 1, 9),
                        liveness),
                spec.limits());
    }
}
