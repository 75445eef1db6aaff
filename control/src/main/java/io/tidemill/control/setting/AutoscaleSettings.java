package io.tidemill.control.setting;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.resource.SystemData;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.Precondition;
import io.tidemill.control.rest.Versioned;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import io.tidemill.engine.profile.AutoscaleSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The autoscale settings that are kept, each in normal form. Any thread may call.
///
/// What a write needs to know of what is stored, and who else scales the same target, is looked up
/// in the write's own transaction, so two writers cannot both win.
public final class AutoscaleSettings {
    private static final System.Logger LOG = System.getLogger(AutoscaleSettings.class.getName());

    /// Documents that are settings.
    public static final String SETTING = "setting";

    /// Documents that are the behavior of a setting, and go when it goes; its id is their id.
    public static final String BEHAVIOR = "setting-behavior";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final TargetClaims claims;
    private final MetricCheck metrics;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    /// Settings in a store, whose rules may look at any metric.
    ///
    /// @param targetExists whether there is something to scale under an ARM id
    public AutoscaleSettings(
            DocumentStore store, AdministrativeLog log, Predicate<String> targetExists) {
        this(store, log, targetExists, MetricCheck.NONE);
    }

    /// Settings in a store.
    ///
    /// @param targetExists whether there is something to scale under an ARM id
    /// @param metrics asked at each write; what is stored already stays as it is
    public AutoscaleSettings(
            DocumentStore store,
            AdministrativeLog log,
            Predicate<String> targetExists,
            MetricCheck metrics) {
        this.store = store;
        this.log = log;
        this.claims = new TargetClaims(targetExists);
        this.metrics = metrics;
    }

    /// What became of a write.
    public sealed interface Outcome {
        record Created(Versioned setting) implements Outcome {}

        record Updated(Versioned setting) implements Outcome {}

        record Deleted() implements Outcome {}

        /// There was nothing to delete.
        record Absent() implements Outcome {}

        record Refused(ArmError error) implements Outcome {}
    }

    public Optional<Versioned> get(SettingId id) {
        return store.get(SETTING, id.text()).map(Versioned::of);
    }

    /// The setting as a transaction sees it.
    public static Optional<ObjectNode> document(Transaction transaction, String id) {
        return transaction.get(SETTING, id).map(AutoscaleSettings::json);
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
    public Outcome put(SettingId id, ObjectNode body, Precondition condition) {
        return write(
                id,
                condition,
                stored ->
                        Optional.of(stored.map(old -> Merge.keepOmitted(body, old)).orElse(body)));
    }

    /// Changes the members of `tags` and `properties` that the body has.
    public Outcome patch(SettingId id, ObjectNode body, Precondition condition) {
        return write(id, condition, stored -> stored.map(old -> Merge.patch(body, old)));
    }

    /// Deletes the setting with all that belongs to it. To delete what is not there is no mistake.
    public Outcome delete(SettingId id, Precondition condition) {
        var entry = log.entry("Microsoft.Insights/AutoscaleSettings/Delete", id.text());
        return store.transact(transaction -> {
            Optional<Document> stored = transaction.get(SETTING, id.text());
            Optional<ArmError> refusal =
                    stored.flatMap(_ -> condition.refusal(Versioned.etag(stored)));
            if (stored.isEmpty() || refusal.isPresent()) {
                return refusal.<Outcome>map(Outcome.Refused::new).orElse(new Outcome.Absent());
            }
            TargetClaims.release(transaction, json(stored.get()));
            transaction.delete(BEHAVIOR, id.text());
            transaction.delete(SETTING, id.text());
            transaction.deleteBelow(id.text());
            log.append(transaction, entry);
            return new Outcome.Deleted();
        });
    }

    public static ArmError notFound(SettingId id) {
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

        Optional<ObjectNode> before() {
            return stored.map(AutoscaleSettings::json);
        }
    }

    /// @param change of what is stored into what shall be; empty where that cannot be
    private Outcome write(
            SettingId id,
            Precondition condition,
            Function<Optional<ObjectNode>, Optional<ObjectNode>> change) {
        var entry = log.entry("Microsoft.Insights/AutoscaleSettings/Write", id.text());
        return store.transact(transaction -> {
            Write write = new Write(transaction, id, transaction.get(SETTING, id.text()), entry);
            return condition
                    .refusal(Versioned.etag(write.stored()))
                    .<Outcome>map(Outcome.Refused::new)
                    .or(() -> change.apply(write.before()).map(body -> write(write, body)))
                    .orElseGet(() -> new Outcome.Refused(notFound(id)));
        });
    }

    private Outcome write(Write write, ObjectNode body) {
        MetricCheck check =
                write.stored().flatMap(this::ready).map(metrics::sparing).orElse(metrics);
        return switch (SettingReading.of(write.keptId(), body, check)) {
            case SettingReading.Invalid(var problems) -> new Outcome.Refused(ArmError.of(problems));
            case SettingReading.Valid valid ->
                    claims.objection(
                                    write.transaction(),
                                    write.id(),
                                    valid.setting().targetResourceId())
                            .<Outcome>map(Outcome.Refused::new)
                            .orElseGet(() -> keep(write, valid.document()));
        };
    }

    private Outcome keep(Write write, ObjectNode document) {
        Transaction transaction = write.transaction();
        write.before().ifPresent(old -> TargetClaims.release(transaction, old));
        TargetClaims.claim(transaction, write.keptId(), document);
        document.set(SystemData.MEMBER, SystemData.of(write.entry(), write.before()));
        Versioned kept =
                Versioned.of(transaction.put(SETTING, write.keptId().text(), document.toString()));
        log.append(transaction, write.entry());
        return write.stored().isPresent() ? new Outcome.Updated(kept) : new Outcome.Created(kept);
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
}
