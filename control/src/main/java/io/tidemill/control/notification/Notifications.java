package io.tidemill.control.notification;

import io.tidemill.control.activity.ActivityFollower;
import io.tidemill.control.activity.DeliveryLog;
import io.tidemill.control.delivery.Channel;
import io.tidemill.control.delivery.Message;
import io.tidemill.control.delivery.Outbox;
import io.tidemill.control.delivery.Purpose;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.store.Transaction;
import io.tidemill.engine.activity.Activity;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/// Puts a message for each addressee of a setting into the outbox, in the very transaction that
/// records what it tells of: nobody is told of what did not happen, and nothing goes untold because
/// we were killed in between.
public final class Notifications implements ActivityFollower {
    private static final System.Logger LOG = System.getLogger(Notifications.class.getName());

    private final Administrators administrators;
    private final Supplier<URI> studio;
    private final Runnable wake;

    /// @param studio where people look at what happened
    /// @param wake called when there is something new in the outbox
    public Notifications(Administrators administrators, Supplier<URI> studio, Runnable wake) {
        this.administrators = administrators;
        this.studio = studio;
        this.wake = wake;
    }

    @Override
    public void follow(Transaction transaction, Activity activity) {
        Occasion.of(activity)
                .ifPresent(occasion ->
                        messages(transaction, occasion)
                                .forEach(message -> send(transaction, message, activity)));
    }

    @Override
    public void followed(Activity activity) {
        if (Occasion.of(activity).isPresent()) {
            wake.run();
        }
    }

    private List<Message> messages(Transaction transaction, Occasion occasion) {
        try {
            return AutoscaleSettings.document(transaction, occasion.stamp().settingId())
                    .map(setting -> messages(occasion, setting))
                    .orElse(List.of());
        } catch (RuntimeException e) {
            // Scaling goes on, whatever is wrong with those who want to hear of it.
            LOG.log(System.Logger.Level.ERROR, "Nobody is told of " + occasion, e);
            return List.of();
        }
    }

    private List<Message> messages(Occasion occasion, ObjectNode setting) {
        Payload payload = new Payload(occasion, setting, studio.get().toString());
        Addressees addressees = Addressees.of(setting, administrators);
        List<Message> messages = new ArrayList<>();
        addressees.webhooks().forEach(hook -> messages.add(webhook(hook, payload, occasion)));
        addressees.emails().forEach(email -> messages.add(mail(email, payload, occasion)));
        return messages;
    }

    private static Message webhook(Addressees.Webhook hook, Payload payload, Occasion occasion) {
        boolean cloud = hook.wantsCloudEvents();
        ObjectNode body =
                cloud ? payload.cloudEvent(hook.properties()) : payload.azure(hook.properties());
        String type = cloud ? "application/cloudevents+json" : "application/json";
        return new Message(
                Channel.WEB,
                hook.uri(),
                Map.of("Content-Type", type + "; charset=utf-8"),
                body.toString(),
                Purpose.NOTIFICATION,
                occasion.stamp().settingId(),
                occasion.stamp().correlationId());
    }

    private static Message mail(String address, Payload payload, Occasion occasion) {
        return new Message(
                Channel.MAIL,
                address,
                Map.of("Subject", MailText.subject(payload)),
                MailText.body(payload, occasion),
                Purpose.NOTIFICATION,
                occasion.stamp().settingId(),
                occasion.stamp().correlationId());
    }

    private static void send(Transaction transaction, Message message, Activity activity) {
        Instant now = activity.stamp().at();
        try {
            if (!Outbox.add(transaction.connection(), message, now)) {
                DeliveryLog.append(transaction.connection(), dropped(message), now);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox did not take the message.", e);
        }
    }

    private static DeliveryLog.Entry dropped(Message message) {
        return new DeliveryLog.Entry(
                message.settingId(),
                message.correlationId(),
                false,
                "Notification was dropped: %d wait for its receiver already."
                        .formatted(Outbox.MOST_WAITING));
    }
}
