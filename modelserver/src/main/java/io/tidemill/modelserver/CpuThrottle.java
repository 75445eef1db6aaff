package io.tidemill.modelserver;

import com.sun.management.OperatingSystemMXBean;
import io.tidemill.modelserver.CpuQuota.Reading;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.Supplier;

/// Keeps the process near its CPU quota by pausing the work thread, its only user.
///
/// Charged is the CPU time of the whole process: inference, HTTP, garbage collection, compilation,
/// so that what `ps` shows stays near the quota. Only the work thread can be paused: CPU spent on
/// HTTP alone (a flood of refused calls) is not held back, and a single inference is never cut
/// short. Start-up and warm-up are free. The operating system counts in steps of about 10 ms, which
/// adds up correctly but makes single pauses uneven. One work thread uses at most one core, so a
/// quota above one core never makes it pause.
final class CpuThrottle {

    /// Lets time pass.
    interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private final Supplier<Reading> clocks;
    private final Sleeper sleeper;
    private CpuQuota quota;

    CpuThrottle(double cpus, Supplier<Reading> clocks, Sleeper sleeper) {
        this.clocks = clocks;
        this.sleeper = sleeper;
        quota = CpuQuota.startingAt(clocks.get(), cpus);
    }

    static CpuThrottle ofThisProcess(double cpus) {
        return new CpuThrottle(cpus, CpuThrottle::readClocks, Thread::sleep);
    }

    /// Returns once the account is not in debt. Called before work rather than after it: the answer
    /// to a lone call does not wait for what it cost.
    void awaitBudget() throws InterruptedException {
        quota = quota.at(clocks.get());
        while (quota.pause().isPositive()) {
            sleeper.sleep(quota.pause());
            quota = quota.at(clocks.get());
        }
    }

    private static Reading readClocks() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Reading(System.nanoTime(), system.getProcessCpuTime());
    }
}
