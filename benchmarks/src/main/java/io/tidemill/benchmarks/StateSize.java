package io.tidemill.benchmarks;

import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.ArrayList;
import java.util.List;

/// What a setting costs in memory: how much the heap grows by a hundred thousand of them, alone and
/// with the samples of their windows.
public final class StateSize {
    private static final int SETTINGS = 100_000;

    private StateSize() {}

    public static void main(String[] args) {
        long before = used();
        var fleet = Fleet.of(SETTINGS);
        long all = used() - before;
        List<AutoscaleSetting> settings = settings(fleet);
        fleet.clear();
        long alone = used() - before;
        System.out.printf(
                "%d settings: %d bytes each with its samples, %d without%n",
                settings.size(), all / SETTINGS, alone / SETTINGS);
    }

    private static List<AutoscaleSetting> settings(List<Fleet.Member> fleet) {
        var settings = new ArrayList<AutoscaleSetting>(fleet.size());
        fleet.forEach(member -> settings.add(member.setting()));
        return settings;
    }

    /// The heap in use after a full collection; meant for a JVM that does nothing else.
    @SuppressWarnings("SystemGC") // measures memory, and nothing else runs
    private static long used() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
