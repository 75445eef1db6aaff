package io.tidemill.benchmarks;

import io.tidemill.engine.ControlLoop;
import io.tidemill.engine.metric.Silence;
import io.tidemill.engine.profile.AutoscaleSetting;
import io.tidemill.engine.target.ScaleTarget;
import io.tidemill.simulator.ActivityMemory;
import io.tidemill.simulator.Manner;
import io.tidemill.simulator.SimulatedMetrics;
import io.tidemill.simulator.SimulatedTarget;
import io.tidemill.simulator.VirtualTime;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/// Our side of the comparison with Prometheus: as many settings as it has alert rules, each with
/// one rule of the same form, run by the whole control loop over a store of as many series with a
/// sample a minute. New samples arrive each minute of virtual time. Prints the microseconds of CPU
/// time that one rule takes in one round, without the arrival of samples.
public final class AlertRound {
    private static final int WARM_UP = 60;
    private static final int ROUNDS = 100;

    private final SplittableRandom random = new SplittableRandom(1);
    private final VirtualTime time = new VirtualTime(Fleet.NOW);
    private final SimulatedMetrics metrics = new SimulatedMetrics(_ -> Silence.FAILURE);
    private final ActivityMemory log = new ActivityMemory();
    private final List<AutoscaleSetting> settings = new ArrayList<>();
    private final Map<String, ScaleTarget> targets = new HashMap<>();
    private final ControlLoop loop = new ControlLoop(metrics, this::target, log, () -> "run");

    private AlertRound(int rules) {
        for (int number = 0; number < rules; number++) {
            var setting = FleetSettings.withOneRule(number);
            settings.add(setting);
            targets.put(
                    setting.targetResourceId(), new SimulatedTarget(time, 2, Manner.obeysAtOnce()));
        }
    }

    /// Takes the number of rules.
    public static void main(String[] args) {
        var round = new AlertRound(Integer.parseInt(args[0]));
        round.microsecondsARule(WARM_UP);
        System.out.printf("%.3f%n", round.microsecondsARule(ROUNDS));
    }

    private double microsecondsARule(int rounds) {
        long nanos = 0;
        for (int i = 0; i < rounds; i++) {
            advance();
            long before = cpuTime();
            settings.forEach(setting -> loop.run(setting, time.instant()));
            nanos += cpuTime() - before;
        }
        return nanos / 1e3 / rounds / settings.size();
    }

    private void advance() {
        for (int number = 0; number < settings.size(); number++) {
            metrics.add(
                    FleetSettings.key(number, FleetSettings.CPU),
                    time.instant(),
                    random.nextDouble(10, 90));
        }
        time.moveTo(time.instant().plus(FleetSettings.MINUTE));
    }

    private ScaleTarget target(String resourceId) {
        return Objects.requireNonNull(targets.get(resourceId));
    }

    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
