package io.tidemill.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecondThreadTest {
    @Test
    void handsOnEverythingInOrder() {
        var handedOn = new ArrayList<Integer>();

        give(IntStream.range(0, 10_000).boxed().toList(), handedOn::add);

        assertThat(handedOn).isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }

    @Test
    void handsOnNothingOnTheThreadThatGives() {
        Set<Thread> threads = new HashSet<>();

        give(List.of(1, 2, 3), _ -> threads.add(Thread.currentThread()));

        assertThat(threads).hasSize(1).doesNotContain(Thread.currentThread());
    }

    @Test
    void failsAtTheEndWithWhatFailedOnTheSecondThread() {
        Consumer<Integer> full =
                _ -> {
                    throw new IllegalArgumentException("the disk is full");
                };

        assertThatThrownBy(() -> give(List.of(1), full)).hasRootCauseMessage("the disk is full");
    }

    @Test
    void stopsGivingOnceTheSecondThreadHasFailed() {
        var endless = IntStream.iterate(0, one -> one + 1).iterator();
        try (var second = new SecondThread<Integer>(SecondThreadTest::refuse)) {
            assertThatThrownBy(() -> endless.forEachRemaining((int one) -> second.accept(one)))
                    .hasRootCauseMessage("0 is refused");
        } catch (IllegalStateException e) {
            assertThat(e).hasRootCauseInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void refuse(int one) {
        throw new IllegalArgumentException(one + " is refused");
    }

    private static void give(List<Integer> all, Consumer<Integer> last) {
        try (var second = new SecondThread<>(last)) {
            all.forEach(second);
        }
    }
}
