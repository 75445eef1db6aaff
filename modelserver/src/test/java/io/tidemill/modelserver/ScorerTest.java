package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.modelserver.CpuQuota.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ScorerTest {

    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final AtomicLong now = new AtomicLong();
    private final LogLines lines = new LogLines();
    private long wall;
    private long cpu;

    /// Each reading finds the same CPU time more used; a pause lets the given time pass.
    private Scorer scorer(Duration cpuPerReading) {
        CpuThrottle.Sleeper sleeper =
                pause -> {
                    wall += pause.toNanos();
                    now.addAndGet(pause.toNanos());
                };
        Scorer.Setup setup =
                new Scorer.Setup(
                        FakeModel::new,
                        () -> new CpuThrottle(0.5, () -> reading(cpuPerReading), sleeper),
                        MAX_WAIT,
                        now::get);
        return new Scorer(setup, lines.log());
    }

    private Reading reading(Duration cpuPerReading) {
        cpu += wall == 0 ? cpuPerReading.toNanos() : 0;
        return new Reading(wall, cpu);
    }

    @Test
    void scoresInOrder() throws Exception {
        try (Scorer scorer = scorer(Duration.ZERO)) {
            scorer.start();
            lines.await("ready");
            assertThat(scorer.score(List.of("a", "abc")))
                    .isInstanceOfSatisfying(
                            ScoreOutcome.Scored.class,
                            scored ->
                                    assertThat(scored.embeddings())
                                            .containsExactly(
                                                    new float[] {1, 1}, new float[] {3, 1}));
        }
    }

    @Test
    void givesUpOnWhatWaitedTooLong() throws Exception {
        Scorer.Setup setup =
                new Scorer.Setup(
                        FakeModel::new,
                        () -> CpuThrottle.ofThisProcess(1000),
                        MAX_WAIT,
                        () -> now.getAndAdd(MAX_WAIT.toNanos() + 1));
        try (Scorer scorer = new Scorer(setup, lines.log())) {
            scorer.start();
            assertThat(scorer.score(List.of("a")))
                    .isEqualTo(new ScoreOutcome.Late(MAX_WAIT.plusNanos(1)));
        }
    }

    @Test
    void pausesForTheQuotaBeforeItWorks() throws Exception {
        try (Scorer scorer = scorer(Duration.ofMillis(250))) {
            scorer.start();
            lines.await("ready");
            assertThat(scorer.score(List.of("a"))).isInstanceOf(ScoreOutcome.Scored.class);
            assertThat(wall).isEqualTo(Duration.ofMillis(400).toNanos());
        }
    }

    @Test
    void answersWhatComesAfterItsEnd() throws Exception {
        Scorer scorer = scorer(Duration.ZERO);
        scorer.start();
        scorer.close();
        assertThat(scorer.awaitEnd()).isEqualTo(new ModelState.Closed());
        assertThat(scorer.score(List.of("a"))).isEqualTo(new ScoreOutcome.Stopped());
    }
}
