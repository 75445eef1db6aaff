package io.tidemill.control.delivery;

import io.tidemill.control.activity.DeliveryLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What follows from an attempt: the delivery is done, due again later, or given up; and the
/// activity log tells what became of it, in the same transaction. Any thread may call, for one
/// receiver one at a time.
final class Settlement {
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofHours(1);

    private final Outbox outbox;
    private final Retry retry;
    private final RandomGenerator lot;

    /// When each receiver's lost diagnostic records were last told of. Guarded by itself.
    private final Map<String, Instant> told = new HashMap<>();

    Settlement(Outbox outbox, Retry retry, RandomGenerator lot) {
        this.outbox = outbox;
        this.retry = retry;
        this.lot = lot;
    }

    void settle(Delivery delivery, Outcome outcome, Instant now) {
        switch (outcome) {
            case Outcome.Delivered() -> delivered(delivery, now);
            case Outcome.Rejected(var why) -> giveUp(delivery, why, now);
            case Outcome.Failed(var why) -> failed(delivery, why, now);
        }
    }

    private void delivered(Delivery delivery, Instant now) {
        String sentence =
                "%s to %s succeeded after %s."
                        .formatted(words(delivery), delivery.shownReceiver(), tries(delivery));
        outbox.finish(
                delivery,
                connection -> {
                    if (delivery.message().purpose() == Purpose.NOTIFICATION) {
                        note(connection, delivery, true, sentence, now);
                    }
                    return true;
                });
    }

    private void failed(Delivery delivery, String why, Instant now) {
        switch (retry.after(delivery, now, lot)) {
            case Retry.Next.Again(var at) -> outbox.postpone(delivery, at);
            case Retry.Next.GiveUp(var because) -> giveUp(delivery, why + "; " + because, now);
        }
    }

    private void giveUp(Delivery delivery, String why, Instant now) {
        String sentence =
                "%s to %s was given up after %s: %s."
                        .formatted(words(delivery), delivery.shownReceiver(), tries(delivery), why);
        boolean tell = isNews(delivery, now);
        outbox.finish(
                delivery,
                connection -> {
                    if (tell) {
                        note(connection, delivery, false, sentence, now);
                    }
                    return true;
                });
    }

    private boolean isNews(Delivery delivery, Instant now) {
        if (delivery.message().purpose() == Purpose.NOTIFICATION) {
            return true;
        }
        synchronized (told) {
            Instant last = told.get(delivery.lane());
            if (last != null && now.isBefore(last.plus(TOLD_AGAIN_AFTER))) {
                return false;
            }
            told.put(delivery.lane(), now);
            return true;
        }
    }

    private static void note(
            Connection connection, Delivery delivery, boolean arrived, String sentence, Instant now)
            throws SQLException {
        Message message = delivery.message();
        DeliveryLog.append(
                connection,
                new DeliveryLog.Entry(
                        message.settingId(), message.correlationId(), arrived, sentence),
                now);
    }

    private static String words(Delivery delivery) {
        return delivery.message().purpose().words();
    }

    private static String tries(Delivery delivery) {
        int tries = delivery.attempts() + 1;
        return tries == 1 ? "1 attempt" : tries + " attempts";
    }
}
