package io.tidemill.control.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.target.Rollout.Member;
import io.tidemill.control.target.Rollout.Steps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolloutTest {

    @Test
    void startsWhatIsMissing() {
        assertThat(Rollout.next(3, List.of(ready("a", 0)))).isEqualTo(new Steps(2, List.of()));
    }

    @Test
    void leavesASettledDeploymentAlone() {
        assertThat(Rollout.next(1, List.of(ready("a", 9)))).isEqualTo(new Steps(0, List.of()));
    }

    @Test
    void retiresTheYoungestThatIsNotReadyFirst() {
        var members = List.of(starting("a"), ready("b", 0), starting("c"), ready("d", 0));
        assertThat(Rollout.next(3, members).retire()).containsExactly("c");
        assertThat(Rollout.next(1, members).retire()).containsExactly("c", "a", "d");
    }

    @Test
    void retiresTheLeastBusyThenTheYoungest() {
        var members = List.of(ready("a", 1), ready("b", 5), ready("c", 1), ready("d", 2));
        assertThat(Rollout.next(1, members).retire()).containsExactly("c", "a", "d");
    }

    @Test
    void replacesWithASurgeOfOne() {
        var members = List.of(old("a"), old("b"));
        assertThat(Rollout.next(2, members)).isEqualTo(new Steps(1, List.of()));
    }

    @Test
    void keepsTheOldOneUntilTheNewOneIsReady() {
        var members = List.of(old("a"), old("b"), starting("c"));
        assertThat(Rollout.next(2, members)).isEqualTo(new Steps(0, List.of()));
    }

    @Test
    void retiresAnOldOneOnceTheNewOneIsReady() {
        var members = List.of(old("a"), old("b"), ready("c", 0));
        assertThat(Rollout.next(2, members)).isEqualTo(new Steps(0, List.of("b")));
    }

    @Test
    void retiresOldOnesThatServeNobodyAtOnce() {
        var members = List.of(new Member("a", false, false, 0), old("b"));
        assertThat(Rollout.next(2, members)).isEqualTo(new Steps(2, List.of("a")));
    }

    @Test
    void letsAllGoWhenNothingIsWanted() {
        var members = List.of(old("a"), ready("b", 3), starting("c"));
        assertThat(Rollout.next(0, members).retire()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void reachesAnyCountWithNewInstancesOnlyAndNeverServesWithFewerThanItHad() {
        for (int before = 0; before <= 5; before++) {
            for (int wanted = 0; wanted <= 5; wanted++) {
                rollToEnd(before, wanted);
            }
        }
    }

    private static void rollToEnd(int before, int wanted) {
        var members = new ArrayList<Member>();
        for (int i = 0; i < before; i++) {
            members.add(old("old" + i));
        }
        var least = Math.min(before, wanted);
        for (int step = 0; step < 40; step++) {
            var steps = Rollout.next(wanted, members);
            members.removeIf(member -> steps.retire().contains(member.id()));
            assertThat(members.stream().filter(Member::ready).count())
                    .isGreaterThanOrEqualTo(least);
            members.replaceAll(member -> new Member(member.id(), member.current(), true, 0));
            for (int i = 0; i < steps.start(); i++) {
                members.add(starting("new" + step + "-" + i));
            }
            assertThat(members.size()).isLessThanOrEqualTo(Math.max(wanted, before) + 1);
        }
        assertThat(members).hasSize(wanted).allMatch(Member::current).allMatch(Member::ready);
    }

    private static Member ready(String id, int inFlight) {
        return new Member(id, true, true, inFlight);
    }

    private static Member starting(String id) {
        return new Member(id, true, false, 0);
    }

    private static Member old(String id) {
        return new Member(id, false, true, 0);
    }
}
