package io.tidemill.control.diagnostic;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.SettingId;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The diagnostic settings that are kept, each in normal form. They go when their resource goes.
/// Any thread may call.
public final class DiagnosticSettings {
    /// As many as a resource may have in Azure.
    static final int MOST_PER_RESOURCE = 5;

    private static final String KIND = "diagnostic-setting";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final AutoscaleSettings resources;

    /// @param resources what may have diagnostic settings
    public DiagnosticSettings(
            DocumentStore store, AdministrativeLog log, AutoscaleSettings resources) {
        this.store = store;
        this.log = log;
        this.resources = resources;
    }

    /// What became of a write.
    sealed interface Outcome {
        record Written(ObjectNode document) implements Outcome {}

        record Refused(ArmError error) implements Outcome {}
    }

    Optional<ObjectNode> get(DiagnosticId id) {
        return store.get(KIND, id.text()).map(DiagnosticSettings::json);
    }

    /// Those of a resource.
    List<ObjectNode> list(String resource) {
        return store.list(KIND, DiagnosticId.prefix(resource)).stream()
                .map(DiagnosticSettings::json)
                .toList();
    }

    boolean hasResource(String resource) {
        return SettingId.parse(resource).flatMap(resources::get).isPresent();
    }

    /// Makes or replaces one.
    Outcome put(DiagnosticId id, ObjectNode body) {
        var entry = log.entry(DiagnosticId.TYPE + "/Write", id.text());
        ObjectNode document = DiagnosticForm.of(id, body);
        Problems problems = new Problems();
        DiagnosticReading.read(id, JsonField.root(document, problems));
        if (!problems.isEmpty()) {
            return new Outcome.Refused(ArmError.of(problems.all()));
        }
        return store.transact(transaction -> {
            Optional<ArmError> objection = objection(transaction, id);
            if (objection.isPresent()) {
                return new Outcome.Refused(objection.get());
            }
            transaction.put(KIND, id.text(), document.toString());
            log.append(transaction, entry);
            return new Outcome.Written(document);
        });
    }

    /// Whether there was one.
    boolean delete(DiagnosticId id) {
        var entry = log.entry(DiagnosticId.TYPE + "/Delete", id.text());
        return store.transact(transaction -> {
            boolean was = transaction.delete(KIND, id.text());
            if (was) {
                log.append(transaction, entry);
            }
            return was;
        });
    }

    /// Those of an autoscale setting, ready for use.
    List<DiagnosticSetting> of(String resource) {
        return store.list(KIND, DiagnosticId.prefix(resource)).stream()
                .map(document -> read(resource, document))
                .toList();
    }

    /// The same as a transaction sees it.
    static List<DiagnosticSetting> of(Transaction transaction, String resource) {
        return transaction.list(KIND, DiagnosticId.prefix(resource)).stream()
                .map(document -> read(resource, document))
                .toList();
    }

    static ArmError noResource(String resource) {
        return ArmError.of(
                404, "ResourceNotFound", "The Resource '%s' was not found.".formatted(resource));
    }

    private Optional<ArmError> objection(Transaction transaction, DiagnosticId id) {
        if (AutoscaleSettings.document(transaction, id.resource()).isEmpty()) {
            return Optional.of(noResource(id.resource()));
        }
        boolean known = transaction.get(KIND, id.text()).isPresent();
        int count = transaction.list(KIND, DiagnosticId.prefix(id.resource())).size();
        return known || count < MOST_PER_RESOURCE
                ? Optional.empty()
                : Optional.of(
                        ArmError.of(
                                409,
                                "Conflict",
                                "The resource '%s' has %d diagnostic settings already, which is the most."
                                        .formatted(id.resource(), count)));
    }

    private static DiagnosticSetting read(String resource, Document document) {
        ObjectNode json = json(document);
        return DiagnosticReading.read(
                new DiagnosticId(resource, json.path("name").asString()),
                JsonField.root(json, new Problems()));
    }

    private static ObjectNode json(Document document) {
        return ArmJson.read(document.json()).asObject();
    }
}
