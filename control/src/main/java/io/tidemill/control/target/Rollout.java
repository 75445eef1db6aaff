package io.tidemill.control.target;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The next steps that bring a deployment's instances to what is wanted: a pure function, asked
/// again after each change.
///
/// With one template only the count matters. With instances of an earlier template about, they are
/// replaced with a surge of one: one new instance more than wanted, and only when all new ones are
/// ready the next old one leaves. So a template that never becomes ready leaves the old instances
/// serving.
final class Rollout {

    /// A living instance, one that is not on its way out.
    ///
    /// @param current made from the template that is wanted now
    /// @param inFlight requests it works on
    record Member(String id, boolean current, boolean ready, int inFlight) {}

    /// @param start how many new instances
    /// @param retire ids of those that should leave
    record Steps(int start, List<String> retire) {}

    private Rollout() {}

    /// @param members oldest first
    static Steps next(int wanted, List<Member> members) {
        var old = members.stream().filter(member -> !member.current).toList();
        var current = members.stream().filter(Member::current).toList();
        return old.isEmpty() ? toCount(wanted, current) : replace(wanted, current, old);
    }

    private static Steps toCount(int wanted, List<Member> members) {
        var missing = wanted - members.size();
        return new Steps(Math.max(missing, 0), leastNeeded(members, -missing));
    }

    private static Steps replace(int wanted, List<Member> current, List<Member> old) {
        var broken = old.stream().filter(member -> !member.ready).map(Member::id).toList();
        var serving = old.stream().filter(Member::ready).toList();
        var settled = current.stream().allMatch(Member::ready);
        var excess = current.size() + serving.size() - wanted;
        var leaving = settled ? excess : excess - 1;
        var arriving = Math.max(-excess, 0) + (settled && excess <= 0 ? 1 : 0);
        var retire = new ArrayList<>(broken);
        retire.addAll(leastNeeded(serving, leaving));
        retire.addAll(leastNeeded(current, current.size() - wanted));
        return new Steps(Math.clamp(wanted - current.size(), 0, arriving), retire);
    }

    /// Who leaves first: those that serve nobody, the youngest of them first; then the least busy,
    /// and among equally busy ones the youngest.
    private static List<String> leastNeeded(List<Member> members, int count) {
        return members.reversed().stream()
                .sorted(
                        Comparator.comparing(Member::ready)
                                .thenComparingInt(member -> member.ready ? member.inFlight : 0))
                .limit(Math.max(count, 0))
                .map(Member::id)
                .toList();
    }
}
