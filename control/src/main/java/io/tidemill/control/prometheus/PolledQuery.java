package io.tidemill.control.prometheus;

import io.tidemill.engine.metric.MetricReading;
import io.tidemill.engine.metric.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// An expression at one grain that rules look at: what is known of it, and what has to be asked.
///
/// Any thread may [#read], which never waits. One thread at a time does [#poll]: it takes its turn
/// first.
final class PolledQuery {
    private final Key key;

    /// For how long a failure is only a gap.
    private final Duration patience;

    private final AtomicBoolean turn = new AtomicBoolean();

    /// The longest window that was looked at, in seconds.
    private final AtomicLong span = new AtomicLong();

    private volatile Instant used;
    private volatile Standing standing = new Standing.Unasked();

    /// What tells one question from the others.
    record Key(String expression, Duration grain) {}

    PolledQuery(Key key, Duration patience, Instant now) {
        this.key = key;
        this.patience = patience;
        this.used = now;
    }

    /// What is known. Until the first answer there is nothing yet, which is no failure: a restart
    /// must not look like metrics that went dark.
    MetricReading read(Instant from, Instant to, Instant now) {
        used = now;
        span.accumulateAndGet(Duration.between(from, to).toSeconds(), Math::max);
        return switch (standing) {
            case Standing.Unasked _ -> new MetricReading.Samples(List.of(), Silence.NORMAL);
            case Standing.Answered answered ->
                    new MetricReading.Samples(answered.series(), Silence.FAILURE);
            case Standing.Failing failing -> read(failing, now);
        };
    }

    private MetricReading read(Standing.Failing failing, Instant now) {
        return failing.before() instanceof Standing.Answered answered
                        && !failing.refused()
                        && now.isBefore(answered.at().plus(patience))
                ? new MetricReading.Samples(answered.series(), Silence.FAILURE)
                : new MetricReading.Unreadable(failing.why());
    }

    boolean isFailing() {
        return standing instanceof Standing.Failing;
    }

    boolean isUnusedSince(Instant moment) {
        return used.isBefore(moment);
    }

    /// Whether there is something to ask: a bucket has ended since, a rule looks further back than
    /// is known, or the last question was not answered.
    boolean isDue(Instant now) {
        return switch (standing) {
            case Standing.Unasked _, Standing.Failing _ -> true;
            case Standing.Answered answered -> missing(answered.held(), now) > 0;
        };
    }

    /// Whether the caller may poll now; then it must.
    boolean takeTurn() {
        return turn.compareAndSet(false, true);
    }

    /// Asks what is missing.
    ///
    /// @return how the expression stands then
    Standing poll(Function<Question, Answer> server, Instant now) {
        try {
            var before = lastAnswered();
            var held = before.held();
            var missing = Math.max(1, missing(held, now));
            var question =
                    new Question(
                            key.expression(),
                            end(now).minus(key.grain().multipliedBy(missing)),
                            key.grain(),
                            missing);
            standing =
                    switch (server.apply(question)) {
                        case Answer.Values values ->
                                new Standing.Answered(
                                        held.with(Held.of(question, values), size()), now);
                        case Answer.Refused(var why) -> new Standing.Failing(standing(), why, true);
                        case Answer.Failed(var why) -> new Standing.Failing(standing(), why, false);
                    };
            return standing;
        } finally {
            turn.set(false);
        }
    }

    /// When it last was as well known as it could be: now, when nothing is due; `otherwise`, when
    /// it was never answered.
    Instant knownAt(Instant otherwise, Instant now) {
        if (!isDue(now)) {
            return now;
        }
        return standing() instanceof Standing.Answered answered ? answered.at() : otherwise;
    }

    /// The last good answer, if there was one.
    private Standing standing() {
        return standing instanceof Standing.Failing failing ? failing.before() : standing;
    }

    private Standing.Answered lastAnswered() {
        return standing() instanceof Standing.Answered answered
                ? answered
                : new Standing.Answered(Held.none(Instant.EPOCH, key.grain()), Instant.EPOCH);
    }

    /// Buckets to ask for, from the newest back: those that are new since, or all of them when one
    /// in between may be missing, a rule looks further back, or the clock was set back.
    private int missing(Held held, Instant now) {
        var fresh = Duration.between(held.end(), end(now)).dividedBy(key.grain());
        var isWhole = !held.start().isAfter(held.end().minus(key.grain().multipliedBy(size())));
        return isWhole && fresh >= 0 && fresh < size() ? (int) fresh : size();
    }

    /// Buckets that rules look at: one more than the longest window holds, which need not begin
    /// with one.
    private int size() {
        return Math.toIntExact(span.get() / key.grain().toSeconds()) + 1;
    }

    /// The end of the last bucket that has ended.
    private Instant end(Instant now) {
        var grain = key.grain().toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), grain) * grain);
    }
}
