package io.tidemill.modelserver;

import java.time.Duration;

/// An account of CPU time: it is paid `cpus` nanoseconds for each nanosecond that passes, and
/// charged what was used. While it is in debt, the work thread has to pause.
///
/// Saved time is kept up to [#BURST], so that a lone call after a quiet time does not pause. Debt
/// is forgiven past [#MAX_DEBT]: CPU that the work thread did not use itself (HTTP, garbage
/// collection, compilation) must not silence it for long.
///
/// Example: with `cpus` 0.25 and an empty account, 10 ms of CPU within 10 ms leave a debt of 7.5
/// ms, paid after a pause of 30 ms.
///
/// @param cpus pay, in cores
/// @param balance nanoseconds of CPU; negative is a debt
/// @param last when the balance was struck
record CpuQuota(double cpus, double balance, Reading last) {

    static final Duration BURST = Duration.ofMillis(100);
    static final Duration MAX_DEBT = Duration.ofSeconds(1);

    /// Both clocks read at about the same moment.
    ///
    /// @param wallNanos a clock that only goes forward, its zero anywhere
    /// @param cpuNanos CPU time used by the process since its start
    record Reading(long wallNanos, long cpuNanos) {}

    /// A full account. CPU used before the reading is not charged.
    static CpuQuota startingAt(Reading start, double cpus) {
        return new CpuQuota(cpus, most(BURST, cpus), start);
    }

    /// The account at a later reading.
    CpuQuota at(Reading now) {
        double paid = cpus * (now.wallNanos() - last.wallNanos());
        double used = now.cpuNanos() - last.cpuNanos();
        double struck = Math.clamp(balance + paid - used, -most(MAX_DEBT, cpus), most(BURST, cpus));
        return new CpuQuota(cpus, struck, now);
    }

    /// How long to pause until the debt is paid, if nothing is used meanwhile; zero without debt.
    Duration pause() {
        return balance >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-balance / cpus));
    }

    private static double most(Duration time, double cpus) {
        return cpus * time.toNanos();
    }
}
