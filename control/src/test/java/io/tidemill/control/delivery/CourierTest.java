package io.tidemill.control.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.egress.Allowance;
import io.tidemill.control.egress.EgressClient;
import io.tidemill.control.egress.EgressGuard;
import io.tidemill.control.egress.EgressLimits;
import io.tidemill.control.egress.EgressPolicy;
import io.tidemill.control.egress.EgressTrust;
import io.tidemill.control.store.ChildJvm;
import io.tidemill.control.store.Database;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {
    private static final Retry QUICK =
            new Retry(Duration.ofMillis(2), Duration.ofMillis(5), 5, Duration.ofHours(1));

    @TempDir private Path folder;
    private Receiver receiver;
    private Database database;
    private Outbox outbox;
    private Courier courier;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        begin();
    }

    @AfterEach
    void close() {
        courier.close();
        database.close();
        receiver.close();
    }

    @Test
    void triesAgainWithTheSameIdUntilTheReceiverTakesIt() throws InterruptedException {
        receiver.answers(503, 429);
        send("/hook?code=1", "{}");

        Receiver.Post first = receiver.next();
        Receiver.Post second = receiver.next();
        Receiver.Post third = receiver.next();
        assertThat(List.of(first.attempt(), second.attempt(), third.attempt()))
                .containsExactly("1", "2", "3");
        assertThat(List.of(second.id(), third.id())).containsOnly(first.id());
        assertThat(third.path()).isEqualTo("/hook?code=1");
    }

    @Test
    void keepsTheOrderWhileAReceiverFails() throws InterruptedException {
        receiver.answers(500, 500);
        send("/hook", "1");
        send("/hook", "2");
        send("/hook", "3");

        assertThat(
                        List.of(
                                receiver.next().body(),
                                receiver.next().body(),
                                receiver.next().body(),
                                receiver.next().body(),
                                receiver.next().body()))
                .containsExactly("1", "1", "1", "2", "3");
    }

    @Test
    void letsADeadReceiverDelayNobodyElse() throws Exception {
        try (ServerSocket hanging = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            outbox.add(
                    Messages.web("http://127.0.0.1:" + hanging.getLocalPort(), "dead"),
                    Instant.now());
            send("/hook", "alive");

            assertThat(receiver.next().body()).isEqualTo("alive");
        }
    }

    @Test
    void goesOnAfterOneThatIsGivenUp() throws InterruptedException {
        receiver.answers(302, 404);
        send("/hook", "1");
        send("/hook", "2");
        send("/hook", "3");

        assertThat(List.of(receiver.next().body(), receiver.next().body(), receiver.next().body()))
                .containsExactly("1", "2", "3");
    }

    @Test
    void deliversAfterAKill() throws IOException, InterruptedException {
        courier.close();
        database.close();
        Process writer =
                ChildJvm.start(
                        Writes.class,
                        folder.resolve("tidemill.db").toString(),
                        receiver.uri("/hook"));
        assertThat(ChildJvm.firstLine(writer)).isEqualTo("written");
        writer.destroyForcibly().waitFor(); // SIGKILL

        begin();

        assertThat(receiver.next().body()).isEqualTo("1");
        assertThat(receiver.next().body()).isEqualTo("2");
    }

    @Test
    void leavesForTheNextStartWhatDidNotArrive() throws Exception {
        courier.close();
        send("/hook", "later");
        database.close();

        begin();

        assertThat(receiver.next().body()).isEqualTo("later");
    }

    private void begin() {
        database = Database.open(folder.resolve("tidemill.db"));
        outbox = new Outbox(database);
        var policy = new EgressPolicy(true, List.of(Allowance.parse("127.0.0.1")));
        var client =
                new EgressClient(
                        new EgressGuard(policy), EgressTrust.ofJdk(), EgressLimits.DEFAULT);
        courier =
                new Courier(
                        outbox,
                        Map.of(Channel.WEB, new WebCarrier(client)),
                        InstantSource.system(),
                        QUICK);
        courier.start();
    }

    private void send(String path, String body) {
        outbox.add(Messages.web(receiver.uri(path), body), Instant.now());
        courier.wake();
    }

    /// Puts two messages into an outbox and waits to be killed.
    static final class Writes {
        private Writes() {}

        @SuppressWarnings("resource") // open until the process is killed, which is the point
        public static void main(String[] arguments) throws InterruptedException {
            Outbox outbox = new Outbox(Database.open(Path.of(arguments[0])));
            outbox.add(Messages.web(arguments[1], "1"), Instant.now());
            outbox.add(Messages.web(arguments[1], "2"), Instant.now());
            System.out.println("written");
            Thread.sleep(Duration.ofMinutes(1));
        }
    }
}
