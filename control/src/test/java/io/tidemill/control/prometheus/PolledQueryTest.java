package io.tidemill.control.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PolledQueryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final FakePrometheus server = new FakePrometheus();
    private final PolledQuery query =
            new PolledQuery(new PolledQuery.Key("load", MINUTE), PATIENCE, NOON);

    @Test
    void isNoFailureBeforeTheFirstAnswer() {
        assertThat(look(0)).isEqualTo(new MetricReading.Samples(List.of(), Silence.NORMAL));
    }

    @Test
    void fillsTheWindowOfTheRuleAtOnce() {
        look(0);
        poll(0);

        assertThat(server.last().size()).isEqualTo(6);
        assertThat(server.last().start()).isEqualTo(NOON.minusSeconds(360));
        assertThat(numbers(0)).containsExactly(1, 1, 1, 1, 1);
    }

    @Test
    void asksOnlyForWhatIsNewOnceItIsFull() {
        look(0);
        poll(0);
        assertThat(query.isDue(NOON.plusSeconds(59))).isFalse();
        server.says(7);
        poll(60);

        assertThat(server.last()).isEqualTo(new Question("load", NOON, MINUTE, 1));
        assertThat(numbers(60)).containsExactly(1, 1, 1, 1, 7);
    }

    @Test
    void fillsInWhatItMissedWhileTheServerWasDown() {
        look(0);
        poll(0);
        server.fails("down");
        poll(60);
        poll(120);
        server.says(5);
        poll(180);

        assertThat(server.last().size()).isEqualTo(3);
        assertThat(numbers(180)).containsExactly(1, 1, 5, 5, 5);
    }

    @Test
    void leavesAGapWhereTheServerHadNothing() {
        look(0);
        poll(0);
        server.says(Double.NaN);
        poll(60);
        server.says(3);
        poll(120);

        assertThat(numbers(120)).containsExactly(1, 1, 1, Double.NaN, 3);
    }

    @Test
    void isAsOldAsItsLastAnswerOnlyWhileSomethingIsDue() {
        look(0);
        assertThat(query.knownAt(Instant.EPOCH, NOON)).isEqualTo(Instant.EPOCH);
        poll(0);
        var later = NOON.plusSeconds(59);
        assertThat(query.knownAt(Instant.EPOCH, later)).isEqualTo(later);
        assertThat(query.knownAt(Instant.EPOCH, NOON.plusSeconds(90))).isEqualTo(NOON);
    }

    @Test
    void asksAgainForAllWhenARuleLooksFurtherBack() {
        look(0);
        poll(0);
        query.read(NOON.minus(Duration.ofHours(1)), NOON, NOON);

        assertThat(query.isDue(NOON)).isTrue();
        poll(1);
        assertThat(server.last().size()).isEqualTo(61);
        assertThat(query.isDue(NOON.plusSeconds(2))).isFalse();
    }

    @Test
    void asksForAllWhenTheClockIsSetBack() {
        look(0);
        poll(0);
        poll(-3600);

        assertThat(server.last().size()).isEqualTo(6);
        assertThat(server.last().start()).isEqualTo(NOON.minusSeconds(3600 + 360));
    }

    @Test
    void cannotBeReadWhenTheServerNeverAnswered() {
        look(0);
        server.fails("Connection refused");
        poll(0);

        assertThat(look(1)).isEqualTo(new MetricReading.Unreadable("Connection refused"));
    }

    @Test
    void isOnlyAGapUntilTheFailureLasts() {
        look(0);
        poll(0);
        server.fails("down");
        poll(10);

        assertThat(look(29)).isInstanceOf(MetricReading.Samples.class);
        assertThat(look(30)).isEqualTo(new MetricReading.Unreadable("down"));
        server.says(2);
        poll(60);
        assertThat(look(60)).isInstanceOf(MetricReading.Samples.class);
    }

    @Test
    void cannotBeReadWhenTheServerRefusesTheExpression() {
        look(0);
        poll(0);
        server.refuses("parse error");
        poll(1);

        assertThat(look(2)).isEqualTo(new MetricReading.Unreadable("parse error"));
    }

    @Test
    void isAFailureWhenTheServerHasNothingAtAll() {
        look(0);
        server.says(Double.NaN);
        poll(0);

        assertThat(look(1)).isEqualTo(new MetricReading.Samples(List.of(), Silence.FAILURE));
    }

    private MetricReading look(int second) {
        var now = NOON.plusSeconds(second);
        return query.read(now.minus(MINUTE.multipliedBy(5)), now, now);
    }

    private void poll(int second) {
        assertThat(query.takeTurn()).isTrue();
        assertThat(query.takeTurn()).as("a second one at the same time").isFalse();
        query.poll(server, NOON.plusSeconds(second));
    }

    private double[] numbers(int second) {
        if (!(look(second) instanceof MetricReading.Samples(var series, _))) {
            return new double[0];
        }
        var now = NOON.plusSeconds(second);
        Buckets buckets =
                series.getFirst().buckets().within(now.minus(MINUTE.multipliedBy(5)), now);
        return IntStream.range(0, buckets.size())
                .mapToDouble(i -> buckets.count(i) == 0 ? Double.NaN : buckets.sum(i))
                .toArray();
    }
}
