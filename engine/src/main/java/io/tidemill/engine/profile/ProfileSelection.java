package io.tidemill.engine.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which profile applies at a given time: the profiles that were looked at, in order, at most one
/// of them selected.
///
/// Fixed dates come first, then recurring profiles, then the default; the first that applies is
/// selected and nothing after it is looked at. Among recurring profiles the one that started last
/// applies, so the default never does where there is any. Of two fixed dates, two equal starts or
/// two defaults the first in the setting's order is taken.
public record ProfileSelection(List<Candidate> looked) {
    public ProfileSelection {
        looked = List.copyOf(looked);
    }

    /// A profile that was looked at.
    public record Candidate(AutoscaleProfile profile, Claim claim, boolean selected) {}

    /// Why a profile applies, or why not.
    public sealed interface Claim {
        /// It has applied since then, or could have if no other profile had started later.
        record Since(Instant start) implements Claim {}

        /// Now is not within its dates.
        record OutsideDates() implements Claim {}

        /// No other profile applies.
        record NothingElse() implements Claim {}
    }

    /// Selects among the profiles of a setting.
    public static ProfileSelection at(List<AutoscaleProfile> profiles, Instant now) {
        var looked = new ArrayList<Candidate>(profiles.size());
        if (!fixedDate(profiles, now, looked) && !recurring(profiles, now, looked)) {
            fallback(profiles, looked);
        }
        return new ProfileSelection(looked);
    }

    /// The profile that applies; empty if none does.
    public Optional<AutoscaleProfile> selected() {
        for (var candidate : looked) {
            if (candidate.selected()) {
                return Optional.of(candidate.profile());
            }
        }
        return Optional.empty();
    }

    private static boolean fixedDate(
            List<AutoscaleProfile> profiles, Instant now, List<Candidate> looked) {
        for (var profile : profiles) {
            if (profile.schedule() instanceof Schedule.FixedDate dates) {
                boolean covers = dates.covers(now);
                looked.add(
                        new Candidate(
                                profile,
                                covers
                                        ? new Claim.Since(dates.startsAt())
                                        : new Claim.OutsideDates(),
                                covers));
                if (covers) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean recurring(
            List<AutoscaleProfile> profiles, Instant now, List<Candidate> looked) {
        int first = looked.size();
        int latest = first;
        for (var profile : profiles) {
            if (profile.schedule() instanceof Schedule.Recurrence recurrence) {
                looked.add(
                        new Candidate(profile, new Claim.Since(recurrence.lastStart(now)), false));
                latest = later(looked, latest, looked.size() - 1);
            }
        }
        if (looked.size() == first) {
            return false;
        }
        var winner = looked.get(latest);
        looked.set(latest, new Candidate(winner.profile(), winner.claim(), true));
        return true;
    }

    /// The one of two places whose start is later; the first if both are equal.
    private static int later(List<Candidate> looked, int first, int second) {
        return start(looked.get(second)).isAfter(start(looked.get(first))) ? second : first;
    }

    private static Instant start(Candidate candidate) {
        return candidate.claim() instanceof Claim.Since(var start) ? start : Instant.MIN;
    }

    private static void fallback(List<AutoscaleProfile> profiles, List<Candidate> looked) {
        for (var profile : profiles) {
            if (profile.schedule() instanceof Schedule.Always) {
                looked.add(new Candidate(profile, new Claim.NothingElse(), true));
                return;
            }
        }
    }
}
