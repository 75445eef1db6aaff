package io.tidemill.control.behavior;

import static io.tidemill.control.setting.AutoscaleSettings.BEHAVIOR;
import static io.tidemill.control.setting.AutoscaleSettings.SETTING;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.resource.SystemData;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Precondition;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.rest.Versioned;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.SettingId;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The behaviors that were chosen for settings. One that nobody chose reads as the defaults. Any
/// thread may call.
public final class Behaviors {
    private static final String OPERATION = "Microsoft.Insights/AutoscaleSettings/Behavior/";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final InstantSource clock;

    public Behaviors(DocumentStore store, AdministrativeLog log, InstantSource clock) {
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    /// What became of a call.
    sealed interface Outcome {
        /// The behavior as it now is; when it was deleted, as it was.
        record Found(Versioned behavior) implements Outcome {}

        record Refused(ArmError error) implements Outcome {}
    }

    /// The settings, each with the behavior chosen for it.
    ///
    /// @param delay of metrics where none was chosen
    public List<AutoscaleSetting> on(List<AutoscaleSetting> settings, Duration delay) {
        Map<String, Choices> chosen = new HashMap<>();
        for (Document document : store.list(BEHAVIOR, "")) {
            chosen.put(key(document.id()), choices(document));
        }
        return settings.stream()
                .map(setting -> {
                    Choices own = chosen.getOrDefault(key(setting.id()), Choices.NONE);
                    return setting.with(own.behavior(delay));
                })
                .toList();
    }

    Outcome get(SettingId id) {
        return store.get(SETTING, id.text())
                .map(setting -> found(setting, store.get(BEHAVIOR, id.text()), clock.instant()))
                .orElseGet(() -> new Outcome.Refused(AutoscaleSettings.notFound(id)));
    }

    /// Replaces all choices; what the body leaves out is left to the server.
    Outcome put(SettingId id, ObjectNode body, Precondition condition) {
        return write(id, condition, _ -> body);
    }

    /// Changes the choices that the body has; null leaves one to the server again.
    Outcome patch(SettingId id, ObjectNode body, Precondition condition) {
        return write(id, condition, before -> BehaviorPatch.of(before, body));
    }

    /// Leaves everything to the server again. The outcome is the behavior as it was.
    Outcome delete(SettingId id, Precondition condition) {
        var entry = log.entry(OPERATION + "Delete", BehaviorJson.id(id.text()));
        return change(
                id,
                condition,
                place -> {
                    if (place.transaction().delete(BEHAVIOR, id.text())) {
                        log.append(place.transaction(), entry);
                    }
                    return found(place.setting(), place.behavior(), entry.at());
                });
    }

    /// A setting and its behavior as one transaction sees them.
    private record Place(Transaction transaction, Document setting, Optional<Document> behavior) {
        Choices choices() {
            return behavior.map(Behaviors::choices).orElse(Choices.NONE);
        }
    }

    /// Does the work where there is such a setting, and its behavior is what the caller takes it
    /// for.
    private Outcome change(SettingId id, Precondition condition, Function<Place, Outcome> work) {
        return store.transact(transaction -> {
            Optional<Document> setting = transaction.get(SETTING, id.text());
            if (setting.isEmpty()) {
                return new Outcome.Refused(AutoscaleSettings.notFound(id));
            }
            Optional<Document> behavior = transaction.get(BEHAVIOR, id.text());
            return condition
                    .refusal(Versioned.etag(behavior))
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> work.apply(new Place(transaction, setting.get(), behavior)));
        });
    }

    private Outcome write(SettingId id, Precondition condition, UnaryOperator<ObjectNode> change) {
        var entry = log.entry(OPERATION + "Write", BehaviorJson.id(id.text()));
        return change(
                id,
                condition,
                place -> {
                    ObjectNode before = BehaviorJson.of(id.text(), place.choices(), entry.at());
                    Problems problems = new Problems();
                    JsonField body = JsonField.root(change.apply(before), problems);
                    Choices sent = BehaviorReader.sent(body, entry.at());
                    return problems.isEmpty()
                            ? keep(place, sent, entry)
                            : new Outcome.Refused(ArmError.of(problems.all()));
                });
    }

    private Outcome keep(Place place, Choices sent, AdministrativeLog.Entry entry) {
        Choices choices = sent.pausedBy(entry.principal().name(), place.choices());
        ObjectNode document = ArmJson.object();
        document.set("properties", BehaviorJson.properties(choices));
        document.set(
                SystemData.MEMBER, SystemData.of(entry, place.behavior().map(Behaviors::json)));
        Document kept =
                place.transaction().put(BEHAVIOR, place.setting().id(), document.toString());
        log.append(place.transaction(), entry);
        return found(place.setting(), Optional.of(kept), entry.at());
    }

    private static Outcome found(Document setting, Optional<Document> behavior, Instant now) {
        Choices choices = behavior.map(Behaviors::choices).orElse(Choices.NONE);
        ObjectNode resource = BehaviorJson.of(setting.id(), choices, now);
        behavior.map(Behaviors::json)
                .ifPresent(kept -> resource.set(SystemData.MEMBER, kept.path(SystemData.MEMBER)));
        return new Outcome.Found(new Versioned(resource, Versioned.etag(behavior)));
    }

    private static Choices choices(Document document) {
        return BehaviorReader.stored(JsonField.root(json(document), new Problems()));
    }

    private static JsonNode json(Document document) {
        return ArmJson.read(document.json());
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
