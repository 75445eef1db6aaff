package io.tidemill.control.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.ActivityRoutes;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SettlementTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Outcome FAILED = new Outcome.Failed("the receiver answered 503");

    @TempDir private Path folder;
    private Database database;
    private Outbox outbox;
    private Settlement settlement;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("tidemill.db"));
        outbox = new Outbox(database);
        settlement = new Settlement(outbox, Retry.DEFAULT, new SplittableRandom(7));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void doublesTheWaitUpToTheLongest() {
        outbox.add(Messages.web("https://a.example/", "1"), NOON);

        List<Duration> waits = failUntilGivenUp();

        Duration longest = Duration.ofSeconds(5);
        for (Duration wait : waits) {
            assertThat(wait).isBetween(longest.dividedBy(2), longest);
            longest = longest.multipliedBy(2);
            longest =
                    longest.compareTo(Retry.DEFAULT.longest()) < 0
                            ? longest
                            : Retry.DEFAULT.longest();
        }
        assertThat(waits).hasSizeBetween(12, 19);
        assertThat(description())
                .startsWith("Notification to https://a.example/… was given up after ")
                .contains(" attempts: the receiver answered 503; it ");
    }

    @Test
    void givesUpWhatIsTooOld() {
        outbox.add(Messages.web("https://a.example/", "1"), NOON);

        settlement.settle(head(), FAILED, NOON.plus(Retry.DEFAULT.oldest()));

        assertThat(outbox.heads()).isEmpty();
        assertThat(description())
                .isEqualTo(
                        "Notification to https://a.example/… was given up after 1 attempt: the"
                                + " receiver answered 503; it is too old to be tried again.");
        assertThat(events().getFirst().at("/status/value").asString()).isEqualTo("Failed");
    }

    @Test
    void givesUpAtOnceWhatIsRejected() {
        outbox.add(Messages.web("https://a.example/", "1"), NOON);

        settlement.settle(head(), new Outcome.Rejected("the receiver answered 404"), NOON);

        assertThat(outbox.heads()).isEmpty();
        assertThat(description()).endsWith("given up after 1 attempt: the receiver answered 404.");
    }

    @Test
    void saysHowManyAttemptsItTook() {
        outbox.add(Messages.web("https://a.example:8443/path?code=secret", "1"), NOON);
        settlement.settle(head(), FAILED, NOON);
        settlement.settle(head(), new Outcome.Delivered(), NOON);

        JsonNode event = events().getFirst();
        assertThat(event.path("description").asString())
                .isEqualTo("Notification to https://a.example:8443/… succeeded after 2 attempts.");
        assertThat(event.at("/status/value").asString()).isEqualTo("Succeeded");
        assertThat(event.at("/operationName/value").asString())
                .isEqualTo("Microsoft.Insights/AutoscaleSettings/Notification/Action");
        assertThat(event.path("correlationId").asString()).isEqualTo("run-1");
        assertThat(event.toString()).doesNotContain("secret");
    }

    @Test
    void keepsTheOrderOfEachReceiver() {
        outbox.add(Messages.web("https://a.example/", "a1"), NOON);
        outbox.add(Messages.web("https://b.example/", "b1"), NOON);
        outbox.add(Messages.web("https://a.example/", "a2"), NOON);
        settlement.settle(head(), FAILED, NOON);

        assertThat(bodies()).containsExactly("a1", "b1");
        settlement.settle(head(), new Outcome.Delivered(), NOON);
        assertThat(bodies()).containsExactly("b1", "a2");
    }

    @Test
    void tellsOfLostDiagnosticRecordsOnceAnHour() {
        for (int minute = 0; minute <= 90; minute++) {
            outbox.add(
                    Messages.message("https://a.example/", "{}", Purpose.DIAGNOSTIC),
                    NOON.plus(Duration.ofMinutes(minute)));
            settlement.settle(
                    head(),
                    new Outcome.Rejected("the receiver answered 404"),
                    NOON.plus(Duration.ofMinutes(minute)));
        }
        outbox.add(Messages.message("https://b.example/", "{}", Purpose.DIAGNOSTIC), NOON);
        settlement.settle(head(), new Outcome.Delivered(), NOON);

        assertThat(events()).hasSize(2);
    }

    @Test
    void takesNoMoreForAReceiverForWhomTooManyWait() {
        database.write(connection -> {
            for (int i = 0; i < Outbox.MOST_WAITING; i++) {
                assertThat(Outbox.add(connection, Messages.web("https://a.example/", "1"), NOON))
                        .isTrue();
            }
            return true;
        });

        assertThat(outbox.add(Messages.web("https://a.example/", "1"), NOON)).isFalse();
        assertThat(outbox.add(Messages.web("https://b.example/", "1"), NOON)).isTrue();
    }

    private List<Duration> failUntilGivenUp() {
        List<Duration> waits = new ArrayList<>();
        Instant now = NOON;
        while (!outbox.heads().isEmpty()) {
            settlement.settle(head(), FAILED, now);
            for (Delivery left : outbox.heads()) {
                waits.add(Duration.between(now, left.due()));
                now = left.due();
            }
        }
        return waits;
    }

    private Delivery head() {
        return outbox.heads().getFirst();
    }

    private List<String> bodies() {
        return outbox.heads().stream().map(head -> head.message().body()).toList();
    }

    private String description() {
        return events().getFirst().path("description").asString();
    }

    private List<JsonNode> events() {
        var routes = new ActivityRoutes(database, () -> NOON.plus(Duration.ofDays(1))).routes();
        return new ArmRouter(routes)
                .handle(
                        ArmRequest.of(
                                "GET",
                                "/subscriptions/S/providers/microsoft.insights/eventtypes/management/values?api-version=2015-04-01"))
                .json()
                .path("value")
                .valueStream()
                .toList();
    }
}
