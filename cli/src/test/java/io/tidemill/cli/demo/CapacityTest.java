package io.tidemill.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.load.Outcome;
import io.tidemill.cli.load.Pacer;
import io.tidemill.cli.load.Scorer;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void countsWhatIsAnsweredAfterTheWarmUp() throws InterruptedException {
        Server server = new Server();

        assertThat(Capacity.measure(server, server.pacer(5, 200))).isEqualTo(50);
    }

    @Test
    void refusesAFailure() {
        Scorer broken = _ -> new Outcome.Refused(503, "NoHealthyUpstream");

        assertThatThrownBy(() -> Capacity.measure(broken, new Server().pacer(0, 0)))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("503 NoHealthyUpstream");
    }

    /// Answers only as often as it is allowed to, and a few times more when it is all over.
    private static final class Server implements Scorer {
        private final Semaphore allowed = new Semaphore(0);
        private final Semaphore given = new Semaphore(0);

        @Override
        public Outcome score(String sentence) {
            allowed.acquireUninterruptibly();
            given.release();
            return new Outcome.Answered();
        }

        /// Virtual time in which so many answers are given before and after the warm-up.
        Pacer pacer(int warmUp, int measured) {
            return new Pacer() {
                private int step;

                @Override
                public Duration elapsed() {
                    return Duration.ZERO;
                }

                @Override
                public void awaitUntil(Duration moment) throws InterruptedException {
                    give(step++ == 0 ? warmUp : measured);
                    if (step == 2) {
                        allowed.release(1_000);
                    }
                }
            };
        }

        private void give(int answers) throws InterruptedException {
            allowed.release(answers);
            assertThat(given.tryAcquire(answers, 10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
