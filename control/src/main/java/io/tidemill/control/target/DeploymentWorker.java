package io.tidemill.control.target;

import io.tidemill.control.target.DeploymentStatus.Progress;
import io.tidemill.control.target.Rollout.Member;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The owner of one deployment's instances: a virtual thread that takes messages out of a mailbox,
/// one at a time, and after each does what is due. Nobody else touches the instances, so there is
/// no lock; readers get a snapshot.
final class DeploymentWorker {

    private static final System.Logger LOG = System.getLogger(DeploymentWorker.class.getName());
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

    private final RuntimeParts parts;
    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final List<Instance> instances = new ArrayList<>();
    private final ProcessKeeper keeper;

    private Progress progress;
    private List<Address> routed = List.of();
    private boolean leaving;

    /// Written by the worker alone; probing threads read it too.
    private volatile DeploymentSpec spec;

    private volatile Snapshot snapshot;

    /// What readers see: taken whole, never changed.
    record Snapshot(DeploymentStatus status, List<Log> logs) {}

    record Log(String instanceId, OutputLog output) {}

    DeploymentWorker(DeploymentSpec spec, RuntimeParts parts) {
        this.parts = parts;
        this.spec = spec;
        this.keeper = new ProcessKeeper(parts, this::spec, mailbox::add);
        this.progress = new Progress.Changing(0, parts.now());
        this.snapshot = snapshot();
    }

    Snapshot seen() {
        return snapshot;
    }

    void apply(DeploymentSpec wanted) {
        mailbox.add(() -> take(wanted));
    }

    /// Lets all instances go; the worker ends when the last is gone.
    ///
    /// @param drain how long they may take to finish their requests
    void leave(Duration drain) {
        mailbox.add(() -> depart(drain));
    }

    boolean hasMail() {
        return !mailbox.isEmpty();
    }

    /// Works until the deployment is gone. `ended` is asked then, and may say that there is more to
    /// do after all.
    void run(BooleanSupplier ended) {
        parts.routes().ready(spec.id(), routed);
        try {
            do {
                work();
            } while (!(leaving && instances.isEmpty() && ended.getAsBoolean()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() throws InterruptedException {
        try {
            reconcile(parts.now());
            publish();
            awaitMessage();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "deployment " + spec.id(), e);
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private void awaitMessage() throws InterruptedException {
        var message = mailbox.poll(untilDue().toMillis() + 1, TimeUnit.MILLISECONDS);
        if (message != null) {
            message.run();
        }
    }

    private Duration untilDue() {
        if (leaving && instances.isEmpty()) {
            return Duration.ZERO;
        }
        var now = parts.now();
        return instances.stream()
                .map(instance -> keeper.untilDue(instance, now))
                .min(Comparator.naturalOrder())
                .filter(due -> !due.isNegative())
                .orElse(instances.isEmpty() ? LONGEST_SLEEP : Duration.ZERO);
    }

    private void take(DeploymentSpec wanted) {
        var from = leaving ? 0 : spec.capacity();
        if (from != wanted.capacity() || !wanted.template().equals(spec.template())) {
            progress = new Progress.Changing(from, parts.now());
        }
        leaving = false;
        keeper.hurry(Instant.MAX);
        spec = wanted;
    }

    private void depart(Duration drain) {
        leaving = true;
        keeper.hurry(parts.now().plus(drain));
    }

    private void reconcile(Instant now) {
        instances.forEach(instance -> keeper.tend(instance, now));
        roll(now);
        route();
        instances.removeIf(instance -> instance.state() instanceof InstanceState.Stopped);
        if (progress instanceof Progress.Changing && isAsWanted()) {
            progress = new Progress.Reached();
        }
    }

    private void roll(Instant now) {
        var steps = Rollout.next(leaving ? 0 : spec.capacity(), members());
        var retire = new HashSet<>(steps.retire());
        instances.stream()
                .filter(instance -> retire.contains(instance.id()))
                .forEach(instance -> instance.leave(spec.limits().drain(), now));
        for (int i = 0; i < steps.start(); i++) {
            instances.add(newInstance(now));
        }
    }

    private Instance newInstance(Instant now) {
        var log = new OutputLog(parts.config().logLines());
        var id = spec.name() + "-" + parts.ids().get();
        var instance = new Instance(id, spec.template(), log, now);
        keeper.tend(instance, now);
        return instance;
    }

    private List<Member> members() {
        return instances.stream().filter(Instance::isStaying).map(this::member).toList();
    }

    private Member member(Instance instance) {
        return new Member(
                instance.id(),
                instance.template().equals(spec.template()),
                instance.isReady(),
                parts.routes().inFlight(instance.id()));
    }

    private boolean isAsWanted() {
        var members = members();
        return members.size() == spec.capacity()
                && members.stream().allMatch(member -> member.ready() && member.current());
    }

    private void route() {
        var ready = instances.stream().flatMap(instance -> instance.address().stream()).toList();
        if (!ready.equals(routed)) {
            routed = ready;
            parts.routes().ready(spec.id(), ready);
        }
    }

    private void publish() {
        snapshot = snapshot();
    }

    private Snapshot snapshot() {
        var states = instances.stream().map(Instance::status).toList();
        var logs = instances.stream().map(one -> new Log(one.id(), one.log())).toList();
        var wanted = leaving ? 0 : spec.capacity();
        return new Snapshot(new DeploymentStatus(spec.id(), wanted, progress, states), logs);
    }

    private DeploymentSpec spec() {
        return spec;
    }
}
