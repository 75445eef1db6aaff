package io.tidemill.control.diagnostic;

import io.tidemill.control.activity.ActivityFollower;
import io.tidemill.control.delivery.Channel;
import io.tidemill.control.delivery.Message;
import io.tidemill.control.delivery.Outbox;
import io.tidemill.control.delivery.Purpose;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Transaction;
import io.tidemill.engine.activity.Activity;
import io.tidemill.engine.activity.EvaluationLog;
import io.tidemill.engine.activity.LogRecord;
import io.tidemill.engine.activity.ScaleActionLog;
import io.tidemill.engine.activity.SettingMetric;
import io.tidemill.engine.activity.Stamp;
import io.tidemill.engine.decision.Evaluation;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Sends the engine's records to the sinks of a setting's diagnostic settings: each run's as one
/// batch. Any thread may call.
public final class Diagnostics implements ActivityFollower {
    private static final System.Logger LOG = System.getLogger(Diagnostics.class.getName());

    private final DiagnosticSettings settings;
    private final Outbox outbox;
    private final RecordFiles files;
    private final Runnable wake;

    /// @param wake called when there is something new in the outbox
    public Diagnostics(
            DiagnosticSettings settings, Outbox outbox, RecordFiles files, Runnable wake) {
        this.settings = settings;
        this.outbox = outbox;
        this.files = files;
        this.wake = wake;
    }

    /// Sends the records and metrics of a run.
    public void evaluated(Evaluation evaluation) {
        Stamp stamp = Stamp.of(evaluation);
        for (DiagnosticSetting setting : settings.of(stamp.settingId())) {
            for (RecordCategory category : setting.categories()) {
                send(setting, new Batch(category, stamp, records(category, evaluation)));
            }
        }
    }

    /// Records of scale actions that go to an address are as durable as the activity.
    @Override
    public void follow(Transaction transaction, Activity activity) {
        ScaleActionLog.of(activity)
                .ifPresent(log ->
                        DiagnosticSettings.of(transaction, log.stamp().settingId())
                                .forEach(setting -> follow(transaction, setting, batch(log))));
    }

    @Override
    public void followed(Activity activity) {
        ScaleActionLog.of(activity).ifPresent(this::followed);
    }

    private void followed(LogRecord log) {
        settings.of(log.stamp().settingId()).forEach(setting -> toFiles(setting, batch(log)));
        wake.run();
    }

    private void follow(Transaction transaction, DiagnosticSetting setting, Batch batch) {
        for (Message message : messages(setting, batch)) {
            try {
                Outbox.add(transaction.connection(), message, batch.stamp().at());
            } catch (SQLException e) {
                throw new IllegalStateException("The outbox did not take the message.", e);
            }
        }
    }

    private void send(DiagnosticSetting setting, Batch batch) {
        if (batch.records().isEmpty()) {
            return;
        }
        toFiles(setting, batch);
        for (Message message : messages(setting, batch)) {
            outbox.add(message, batch.stamp().at());
            wake.run();
        }
    }

    private void toFiles(DiagnosticSetting setting, Batch batch) {
        if (!setting.categories().contains(batch.category())) {
            return;
        }
        for (DiagnosticSetting.Sink sink : setting.sinks()) {
            if (sink instanceof DiagnosticSetting.Sink.Files(var account)) {
                append(new RecordFiles.Place(account, batch.category(), batch.setting()), batch);
            }
        }
    }

    /// A full disk must not stop scaling.
    private void append(RecordFiles.Place place, Batch batch) {
        try {
            files.append(place, batch.records().stream().map(ObjectNode::toString).toList());
        } catch (UncheckedIOException e) {
            LOG.log(System.Logger.Level.WARNING, "Diagnostic records could not be written", e);
        }
    }

    private static List<Message> messages(DiagnosticSetting setting, Batch batch) {
        return setting.categories().contains(batch.category())
                ? setting.sinks().stream()
                        .filter(DiagnosticSetting.Sink.Web.class::isInstance)
                        .map(DiagnosticSetting.Sink.Web.class::cast)
                        .map(sink -> batch.to(sink.uri()))
                        .toList()
                : List.of();
    }

    private static Batch batch(LogRecord log) {
        return new Batch(
                RecordCategory.of(log.category()), log.stamp(), List.of(RecordJson.of(log)));
    }

    private static List<ObjectNode> records(RecordCategory category, Evaluation evaluation) {
        return switch (category) {
            case EVALUATIONS -> EvaluationLog.of(evaluation).stream().map(RecordJson::of).toList();
            case METRICS ->
                    SettingMetric.of(evaluation).stream()
                            .map(metric -> RecordJson.of(metric, Stamp.of(evaluation)))
                            .toList();
            case SCALE_ACTIONS -> List.of(); // these follow the activities
        };
    }

    /// Records of one category and one run.
    private record Batch(RecordCategory category, Stamp stamp, List<ObjectNode> records) {
        String setting() {
            return stamp.settingId();
        }

        /// In the envelope in which Azure hands records to event hubs.
        Message to(String uri) {
            ObjectNode body = ArmJson.object();
            body.putArray("records").addAll(records);
            return new Message(
                    Channel.WEB,
                    uri,
                    Map.of("Content-Type", "application/json; charset=utf-8"),
                    body.toString(),
                    Purpose.DIAGNOSTIC,
                    stamp.settingId(),
                    stamp.correlationId());
        }
    }
}
