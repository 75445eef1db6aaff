package io.tidemill.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.load.Outcome;
import io.tidemill.cli.load.Pacer;
import io.tidemill.cli.load.Scorer;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void countsWhatIsAnsweredAfterTheWarmUp() throws InterruptedException {
        Server server = new Server();

        // A dozen callers may each be about to count an answer at either end of the four seconds.
        assertThat(Capacity.measure(server, server.pacer(50, 200))).isCloseTo(50, within(3.0));
    }

    @Test
    void refusesAFailure() {
        CountDownLatch tried = new CountDownLatch(1);
        Scorer broken =
                _ -> {
                    tried.countDown();
                    return new Outcome.Refused(503, "NoHealthyUpstream");
                };

        assertThatThrownBy(() -> Capacity.measure(broken, once(tried)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("503 NoHealthyUpstream");
    }

    /// Time that passes when something has been tried.
    private static Pacer once(CountDownLatch tried) {
        return new Pacer() {
            @Override
            public Duration elapsed() {
                return Duration.ZERO;
            }

            @Override
            public void awaitUntil(Duration moment) throws InterruptedException {
                assertThat(tried.await(10, TimeUnit.SECONDS)).isTrue();
            }
        };
    }

    /// Answers only as often as it is allowed to, until all has been counted.
    private static final class Server implements Scorer {
        private static final int MORE_THAN_CALLERS = 100;

        private final Semaphore allowed = new Semaphore(0);
        private final Semaphore given = new Semaphore(0);
        private volatile boolean counted;

        @Override
        public Outcome score(String sentence) {
            if (!counted) {
                allowed.acquireUninterruptibly();
                given.release();
            }
            return new Outcome.Answered();
        }

        /// Virtual time in which so many answers are given before and after the warm-up.
        Pacer pacer(int warmUp, int measured) {
            Iterator<Integer> answers = List.of(warmUp, measured).iterator();
            Iterator<Duration> marks =
                    List.of(Duration.ofSeconds(6), Duration.ofSeconds(10)).iterator();
            return new Pacer() {
                @Override
                public Duration elapsed() {
                    Duration mark = marks.next();
                    if (!marks.hasNext()) {
                        counted = true;
                        allowed.release(MORE_THAN_CALLERS);
                    }
                    return mark;
                }

                @Override
                public void awaitUntil(Duration moment) throws InterruptedException {
                    give(answers.next());
                }
            };
        }

        private void give(int answers) throws InterruptedException {
            allowed.release(answers);
            assertThat(given.tryAcquire(answers, 10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
