package io.tidemill.control.setting;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The autoscale settings that are kept, each in normal form. Any thread may call.
///
/// What a write needs to know of what is stored, and who else scales the same target, is looked up
/// in the write's own transaction, so two writers cannot both win.
public final class AutoscaleSettings {
    private static final System.Logger LOG = System.getLogger(AutoscaleSettings.class.getName());
    private static final String SETTING = "setting";

    /// Documents that say which setting scales a target; the target's id is their id.
    private static final String TARGET = "setting-of-target";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final Predicate<String> targetExists;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    /// Settings in a store.
    ///
    /// @param targetExists whether there is something to scale under an ARM id
    public AutoscaleSettings(
            DocumentStore store, AdministrativeLog log, Predicate<String> targetExists) {
        this.store = store;
        this.log = log;
        this.targetExists = targetExists;
    }

    /// What became of a write.
    public sealed interface Outcome {
        record Created(ObjectNode document) implements Outcome {}

        record Updated(ObjectNode document) implements Outcome {}

        record Refused(ArmError error) implements Outcome {}
    }

    public Optional<ObjectNode> get(SettingId id) {
        return store.get(SETTING, id.text()).map(AutoscaleSettings::json);
    }

    /// The setting as the engine takes it, if there is one.
    public Optional<AutoscaleSetting> find(String id) {
        return store.get(SETTING, id).flatMap(this::ready);
    }

    /// All settings as the engine takes them, disabled ones too, ordered by id.
    public List<AutoscaleSetting> all() {
        List<Document> documents = store.list(SETTING, "");
        ready.keySet().retainAll(documents.stream().map(Document::id).collect(Collectors.toSet()));
        return documents.stream().flatMap(document -> ready(document).stream()).toList();
    }

    List<ObjectNode> list(String idPrefix) {
        return store.list(SETTING, idPrefix).stream().map(AutoscaleSettings::json).toList();
    }

    /// Replaces the setting. What Azure's clients leave out when they mean "as it is", `enabled`
    /// and `profiles`, is taken from the stored one.
    public Outcome put(SettingId id, ObjectNode body) {
        var entry = log.entry("Microsoft.Insights/AutoscaleSettings/Write", id.text());
        return store.transact(transaction -> {
            Optional<Document> stored = transaction.get(SETTING, id.text());
            ObjectNode whole = stored.map(old -> Merge.keepOmitted(body, json(old))).orElse(body);
            return write(new Write(transaction, id, stored, entry), whole);
        });
    }

    /// Changes the members of `tags` and `properties` that the body has.
    public Outcome patch(SettingId id, ObjectNode body) {
        var entry = log.entry("Microsoft.Insights/AutoscaleSettings/Write", id.text());
        return store.transact(transaction -> {
            Optional<Document> stored = transaction.get(SETTING, id.text());
            return stored.isEmpty()
                    ? new Outcome.Refused(notFound(id))
                    : write(
                            new Write(transaction, id, stored, entry),
                            Merge.patch(body, json(stored.get())));
        });
    }

    /// Whether there was one.
    public boolean delete(SettingId id) {
        var entry = log.entry("Microsoft.Insights/AutoscaleSettings/Delete", id.text());
        return store.transact(transaction -> {
            Optional<Document> stored = transaction.get(SETTING, id.text());
            stored.ifPresent(document -> {
                transaction.delete(TARGET, target(json(document)));
                transaction.delete(SETTING, id.text());
                log.append(transaction, entry);
            });
            return stored.isPresent();
        });
    }

    static ArmError notFound(SettingId id) {
        return ArmError.notFound("microsoft.insights/autoscalesettings", id.name(), id.group());
    }

    private record Write(
            Transaction transaction,
            SettingId id,
            Optional<Document> stored,
            AdministrativeLog.Entry entry) {
        /// The id in the case in which it was first written.
        SettingId keptId() {
            return stored.map(Document::id).flatMap(SettingId::parse).orElse(id);
        }
    }

    private Outcome write(Write write, JsonNode body) {
        return switch (SettingReading.of(write.keptId(), body)) {
            case SettingReading.Invalid(var problems) -> new Outcome.Refused(ArmError.of(problems));
            case SettingReading.Valid valid ->
                    objection(write, valid.setting().targetResourceId())
                            .<Outcome>map(Outcome.Refused::new)
                            .orElseGet(() -> keep(write, valid.document()));
        };
    }

    private Outcome keep(Write write, ObjectNode document) {
        Transaction transaction = write.transaction();
        write.stored().ifPresent(old -> transaction.delete(TARGET, target(json(old))));
        transaction.put(
                TARGET,
                target(document),
                ArmJson.object().put("setting", write.keptId().text()).toString());
        transaction.put(SETTING, write.keptId().text(), document.toString());
        log.append(transaction, write.entry());
        return write.stored().isPresent()
                ? new Outcome.Updated(document)
                : new Outcome.Created(document);
    }

    /// Why the target cannot be had, if it cannot.
    private Optional<ArmError> objection(Write write, String target) {
        Optional<String> owner =
                write.transaction()
                        .get(TARGET, target)
                        .map(found -> json(found).path("setting").asString());
        if (owner.isPresent() && !owner.get().equalsIgnoreCase(write.id().text())) {
            return Optional.of(conflict(target, owner.get()));
        }
        return owner.isPresent() || targetExists.test(target)
                ? Optional.empty()
                : Optional.of(noTarget(target));
    }

    private static ArmError conflict(String target, String owner) {
        return ArmError.of(
                409,
                "Conflict",
                "The resource '%s' is already the target of the autoscale setting '%s'. A resource has one setting at most."
                        .formatted(target, owner));
    }

    private static ArmError noTarget(String target) {
        return ArmError.of(
                404,
                "TargetResourceNotFound",
                "The target resource '%s' was not found.".formatted(target));
    }

    /// The document read, unless this very version was read before. Empty, and a line in the log,
    /// for one that an earlier Tidemill accepted and this one does not: the others go on.
    private Optional<AutoscaleSetting> ready(Document document) {
        Ready known =
                ready.compute(
                        document.id(),
                        (_, last) ->
                                last != null && last.version() == document.version()
                                        ? last
                                        : read(document));
        return known.reading() instanceof SettingReading.Valid(_, var setting)
                ? Optional.of(setting)
                : Optional.empty();
    }

    private static Ready read(Document document) {
        SettingId id = SettingId.parse(document.id()).orElseThrow();
        SettingReading reading = SettingReading.of(id, json(document));
        if (reading instanceof SettingReading.Invalid(var problems)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Setting {0} is not used: {1}",
                    id.text(),
                    problems);
        }
        return new Ready(document.version(), reading);
    }

    private record Ready(long version, SettingReading reading) {}

    private static ObjectNode json(Document document) {
        return ArmJson.read(document.json()).asObject();
    }

    private static String target(JsonNode document) {
        return document.path("properties").path("targetResourceUri").asString();
    }
}
