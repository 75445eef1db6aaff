package io.tidemill.gateway;

import static io.tidemill.gateway.FakeInstance.answering;
import static io.tidemill.gateway.FakeInstance.named;
import static io.tidemill.gateway.FakeInstance.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/// Which instance a request goes to, and that no request is lost when that changes.
class RoutingTest {

    private final CountDownLatch release = new CountDownLatch(1);

    private FakeInstance holding(String id) {
        return answering(
                id,
                request -> {
                    if (request.body().equals("hold")) {
                        release.await();
                    }
                    return ok(id);
                });
    }

    @Test
    void sendsEachRequestToTheLeastBusyInstance() {
        try (World world = World.of(holding("a"), holding("b"));
                Conversation held = world.connect().send(World.post("hold"));
                Conversation client = world.connect()) {
            Eventually.holds("one is held", () -> inFlight(world, "a") + inFlight(world, "b") == 1);
            String free = inFlight(world, "a") == 0 ? "a" : "b";

            for (int i = 0; i < 20; i++) {
                assertThat(client.send(World.post("x")).read().body()).isEqualTo(free);
            }
            release.countDown();
            assertThat(held.read().body()).isNotEqualTo(free);
        }
    }

    @Test
    void letsEquallyBusyInstancesTakeTurns() {
        try (World world = World.of(named("a"), named("b"), named("c"));
                Conversation client = world.connect()) {
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                bodies.add(client.send(World.post("x")).read().body());
            }
            assertThat(bodies).contains("a", "b", "c");
        }
    }

    @Test
    void countsAnUnroutedInstanceDownToZero() {
        try (World world = World.of(holding("a"));
                Conversation client = world.connect().send(World.post("hold"))) {
            Eventually.holds("it is held", () -> inFlight(world, "a") == 1);
            world.route(named("b"));
            assertThat(inFlight(world, "a")).isEqualTo(1);
            assertThat(world.ask(World.post("x")).body()).isEqualTo("b");

            release.countDown();
            assertThat(client.read().body()).isEqualTo("a");
            assertThat(inFlight(world, "a")).isZero();
        }
    }

    @Test
    void losesNothingWhenTheTableIsSwappedUnderLoad() throws InterruptedException {
        Drainable a = new Drainable("a");
        Drainable b = new Drainable("b");
        AtomicBoolean loading = new AtomicBoolean(true);
        AtomicInteger served = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        try (World world = World.of(a.instance, b.instance)) {
            List<Thread> clients = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                clients.add(Thread.ofVirtual().start(() -> load(world, loading, served, failures)));
            }
            for (int swap = 0; swap < 200; swap++) {
                Drainable leaving = swap % 2 == 0 ? a : b;
                Drainable staying = swap % 2 == 0 ? b : a;
                drain(world, leaving, staying);
                int before = served.get();
                Eventually.holds("requests flow", () -> served.get() > before);
                leaving.drained.set(false);
                world.route(a.instance, b.instance);
            }
            loading.set(false);
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(a.late.get() + b.late.get()).isZero();
    }

    @Test
    void sharesTrafficOutAsTold() {
        Routing routing = new Routing();
        routing.replace(table(Map.of("blue", 90, "green", 10)));
        Routes.Endpoint endpoint = routing.current().endpoints().values().iterator().next();
        RandomGenerator random = new Random(7);

        long green =
                random.ints(100_000).filter(_ -> drawn(endpoint, random).equals("green")).count();

        assertThat(green).isBetween(9_000L, 11_000L);
    }

    @Test
    void forgetsTheCountersOfInstancesThatAreGone() {
        Counters counters = new Counters();
        AtomicInteger busy = counters.of("busy");
        busy.incrementAndGet();
        counters.of("gone");

        counters.keepOnly(Set.of());

        assertThat(counters.of("busy")).isSameAs(busy);
        assertThat(counters.read("gone")).isZero();
    }

    private static void drain(World world, Drainable leaving, Drainable staying) {
        world.route(staying.instance);
        Eventually.holds("it is drained", () -> inFlight(world, leaving.instance.id()) == 0);
        leaving.drained.set(true);
    }

    private static void load(
            World world, AtomicBoolean loading, AtomicInteger served, Queue<String> failures) {
        try (Conversation client = world.connect()) {
            while (loading.get()) {
                Message answer = client.send(World.post("x")).read();
                served.incrementAndGet();
                if (answer.status() != 200) {
                    failures.add(answer.toString());
                }
            }
        }
    }

    private static String drawn(Routes.Endpoint endpoint, RandomGenerator random) {
        return endpoint.draw(random).orElseThrow().name();
    }

    private static RouteTable table(Map<String, Integer> traffic) {
        List<DeploymentRoute> deployments =
                traffic.keySet().stream()
                        .map(name -> new DeploymentRoute(name, Duration.ofSeconds(1), 1, List.of()))
                        .toList();
        return new RouteTable(
                List.of(new EndpointRoute("e", new Access.Keys(List.of()), traffic, deployments)));
    }

    private static int inFlight(World world, String instance) {
        return world.gateway().inFlight(instance);
    }

    /// An instance that notices a request which comes after it was said to be drained.
    private static final class Drainable {

        private final AtomicBoolean drained = new AtomicBoolean();
        private final AtomicInteger late = new AtomicInteger();
        private final FakeInstance instance;

        Drainable(String id) {
            instance =
                    answering(
                            id,
                            _ -> {
                                if (drained.get()) {
                                    late.incrementAndGet();
                                }
                                return ok(id);
                            });
        }
    }
}
