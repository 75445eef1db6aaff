package io.tidemill.cli.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LoadRunTest {

    private static final Sentences SENTENCES = new Sentences(List.of("one", "two", "three"));

    @Test
    void countsEveryRequestOnce() throws InterruptedException {
        LoadRun run = new LoadRun(_ -> new Outcome.Answered(), SENTENCES, 1_000);

        run.send(arrivals(500), new JumpingPacer());

        LoadSummary summary = run.tally().summary();
        assertThat(summary.sent()).isEqualTo(500);
        assertThat(summary.answered()).isEqualTo(500);
        assertThat(summary.isClean()).isTrue();
    }

    @Test
    void countsFailuresByTheirKind() throws InterruptedException {
        Scorer scorer =
                sentence ->
                        switch (sentence) {
                            case "one" -> new Outcome.Refused(429, "TooManyRequests");
                            case "two" -> new Outcome.Broken("connection refused");
                            default -> new Outcome.Answered();
                        };
        LoadRun run = new LoadRun(scorer, SENTENCES, 1_000);

        run.send(arrivals(30), new JumpingPacer());

        assertThat(run.tally().summary().failures())
                .isEqualTo(Map.of("429 TooManyRequests", 10L, "connection refused", 10L));
        assertThat(run.tally().summary().failed()).isEqualTo(20);
    }

    @Test
    void reportsWhatIsDueWhileTooManyAreInFlight() throws InterruptedException {
        CountDownLatch allDue = new CountDownLatch(1);
        LoadRun run = new LoadRun(_ -> answerAfter(allDue), SENTENCES, 4);

        run.send(new SignallingArrivals(arrivals(10), allDue), new JumpingPacer());

        LoadSummary summary = run.tally().summary();
        assertThat(summary.sent()).isEqualTo(4);
        assertThat(summary.notSent()).isEqualTo(6);
        assertThat(summary.isClean()).isFalse();
    }

    @Test
    void measuresFromTheMomentARequestWasDue() throws InterruptedException {
        LoadRun run = new LoadRun(_ -> new Outcome.Answered(), SENTENCES, 10);

        run.send(List.of(Duration.ofSeconds(5)).iterator(), new LatePacer());

        assertThat(run.tally().summary().latencies().p50())
                .isBetween(Duration.ofMillis(1_999), Duration.ofMillis(2_001));
    }

    private static Iterator<Duration> arrivals(int count) {
        return IntStream.range(0, count).mapToObj(Duration::ofSeconds).iterator();
    }

    private static Outcome answerAfter(CountDownLatch latch) {
        try {
            return latch.await(5, TimeUnit.SECONDS)
                    ? new Outcome.Answered()
                    : new Outcome.Broken("never released");
        } catch (InterruptedException _) {
            return new Outcome.Broken("interrupted");
        }
    }

    /// Time that is always exactly the moment awaited last.
    private static class JumpingPacer implements Pacer {
        private volatile Duration now = Duration.ZERO;

        @Override
        public Duration elapsed() {
            return now;
        }

        @Override
        public void awaitUntil(Duration moment) {
            now = moment;
        }
    }

    /// Opens a latch when there are no more arrivals.
    private record SignallingArrivals(Iterator<Duration> arrivals, CountDownLatch none)
            implements Iterator<Duration> {
        @Override
        public boolean hasNext() {
            if (!arrivals.hasNext()) {
                none.countDown();
            }
            return arrivals.hasNext();
        }

        @Override
        public Duration next() {
            return arrivals.next();
        }
    }

    /// Comes two seconds late to everything.
    private static final class LatePacer extends JumpingPacer {
        @Override
        public void awaitUntil(Duration moment) {
            super.awaitUntil(moment.plusSeconds(2));
        }
    }
}
