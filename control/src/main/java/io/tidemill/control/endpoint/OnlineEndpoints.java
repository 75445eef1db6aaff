package io.tidemill.control.endpoint;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.resource.SystemData;
import io.tidemill.control.resource.Written;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The online endpoints that are kept, and their keys. Any thread may call.
public final class OnlineEndpoints {
    static final String ENDPOINT = "endpoint";

    /// Documents that say which endpoint has a name: in the gateway's paths there is room for one.
    private static final String NAME = "endpoint-of-name";

    private static final String WRITE = EndpointId.TYPE + "/write";
    private static final String DELETE = EndpointId.TYPE + "/delete";
    private static final String REGENERATE = EndpointId.TYPE + "/regenerateKeys/action";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final EndpointSecrets secrets;
    private final Consumer<List<EndpointAccess>> changed;

    private final AtomicLong readings = new AtomicLong();

    /// Guards `told`, and the order in which is told.
    private final ReentrantLock telling = new ReentrantLock();

    private long told;

    /// Endpoints in a store.
    ///
    /// @param changed told of all endpoints, after each change and at [#resume]
    public OnlineEndpoints(
            DocumentStore store,
            AdministrativeLog log,
            EndpointSecrets secrets,
            Consumer<List<EndpointAccess>> changed) {
        this.store = store;
        this.log = log;
        this.secrets = secrets;
        this.changed = changed;
    }

    /// What the gateway needs to know, of all endpoints.
    public List<EndpointAccess> all() {
        return store.list(ENDPOINT, "").stream().map(this::access).toList();
    }

    /// Tells of all endpoints; to be called once at the start, as after each change. Of readings
    /// that overlap the later one counts, so that nobody is told of what was before a change.
    public void resume() {
        long reading = readings.incrementAndGet();
        List<EndpointAccess> all = all();
        telling.lock();
        try {
            if (reading > told) {
                told = reading;
                changed.accept(all);
            }
        } finally {
            telling.unlock();
        }
    }

    public boolean exists(String endpointId) {
        return store.get(ENDPOINT, endpointId).isPresent();
    }

    Optional<Document> get(EndpointId id) {
        return store.get(ENDPOINT, id.text());
    }

    List<Document> list(EndpointId anyOfWorkspace) {
        String text = anyOfWorkspace.text();
        return documents(text.substring(0, text.lastIndexOf('/') + 1));
    }

    List<Document> documents(String idPrefix) {
        return store.list(ENDPOINT, idPrefix);
    }

    Written<EndpointId> put(EndpointId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        return told(store.transact(transaction -> put(new Write(transaction, id, entry), body)));
    }

    /// Changes `tags` and `identity` and leaves the rest.
    Written<EndpointId> patch(EndpointId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        return told(
                store.transact(transaction ->
                        transaction
                                .get(ENDPOINT, id.text())
                                .map(stored ->
                                        put(
                                                new Write(transaction, id, entry),
                                                patched(stored, body)))
                                .orElseGet(() -> new Written.Refused<>(notFound(id)))));
    }

    /// The ids of the deployments that went with it; empty when there was no such endpoint.
    Optional<List<String>> delete(EndpointId id) {
        var entry = log.entry(DELETE, id.text());
        Optional<List<String>> gone =
                store.transact(transaction ->
                        transaction
                                .get(ENDPOINT, id.text())
                                .map(_ -> delete(new Write(transaction, id, entry))));
        resume();
        return gone;
    }

    /// What opens the endpoint; empty when there is none.
    Optional<Credentials> credentials(EndpointId id) {
        return get(id).flatMap(this::credentials);
    }

    /// Replaces one key and leaves the other, so that callers can move over without a gap.
    ///
    /// @return whether there is such an endpoint
    boolean regenerate(EndpointId id, boolean primary, String wanted) {
        var entry = log.entry(REGENERATE, id.text());
        boolean done =
                store.transact(transaction -> {
                    boolean found = secrets.regenerate(transaction, id, primary, wanted);
                    if (found) {
                        log.append(transaction, entry);
                    }
                    return found;
                });
        resume();
        return done;
    }

    static ArmError notFound(EndpointId id) {
        return ArmError.notFound(EndpointId.TYPE, id.workspace() + "/" + id.name(), id.group());
    }

    private record Write(Transaction transaction, EndpointId id, AdministrativeLog.Entry entry) {}

    private Written<EndpointId> told(Written<EndpointId> written) {
        resume();
        return written;
    }

    private Written<EndpointId> put(Write write, ObjectNode body) {
        Transaction transaction = write.transaction();
        Optional<Document> stored = transaction.get(ENDPOINT, write.id().text());
        Optional<ArmError> taken = nameTaken(write);
        if (taken.isPresent()) {
            return new Written.Refused<>(taken.get());
        }
        Problems problems = new Problems();
        EndpointReader reader = new EndpointReader(body, problems);
        ObjectNode document = reader.read(write.id(), deploymentNames(write));
        Keys keys = reader.keys(secrets.makeKeys());
        if (!problems.isEmpty()) {
            return new Written.Refused<>(ArmError.of(problems.all()));
        }
        if (stored.isEmpty() || reader.bringsKeys()) {
            EndpointSecrets.put(transaction, write.id(), keys);
        }
        secrets.ensureTokens(transaction, write.id());
        return keep(write, document, stored);
    }

    private Written<EndpointId> keep(Write write, ObjectNode document, Optional<Document> stored) {
        Transaction transaction = write.transaction();
        String text = write.id().text();
        document.set(
                SystemData.MEMBER, SystemData.of(write.entry(), stored.map(OnlineEndpoints::json)));
        transaction.put(NAME, write.id().name(), ArmJson.object().put("id", text).toString());
        Document kept = transaction.put(ENDPOINT, text, document.toString());
        log.append(transaction, write.entry());
        EndpointId id = EndpointId.parse(kept.id()).orElseThrow();
        return Written.of(stored.isPresent(), id, document);
    }

    private static Optional<ArmError> nameTaken(Write write) {
        return write.transaction()
                .get(NAME, write.id().name())
                .map(document -> json(document).path("id").asString())
                .filter(owner -> !owner.equalsIgnoreCase(write.id().text()))
                .map(owner ->
                        ArmError.of(
                                409,
                                "Conflict",
                                "The endpoint name '%s' is taken by '%s': names of endpoints are unique."
                                        .formatted(write.id().name(), owner)));
    }

    private static Set<String> deploymentNames(Write write) {
        return write
                .transaction()
                .list(OnlineDeployments.DEPLOYMENT, write.id().deploymentsPrefix())
                .stream()
                .map(document -> DeploymentId.parse(document.id()).orElseThrow().name())
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private List<String> delete(Write write) {
        Transaction transaction = write.transaction();
        EndpointId id = write.id();
        List<String> deployments =
                transaction.list(OnlineDeployments.DEPLOYMENT, id.deploymentsPrefix()).stream()
                        .map(Document::id)
                        .toList();
        deployments.forEach(text -> transaction.delete(OnlineDeployments.DEPLOYMENT, text));
        transaction.delete(ENDPOINT, id.text());
        EndpointSecrets.delete(transaction, id);
        transaction.delete(NAME, id.name());
        log.append(transaction, write.entry());
        return deployments;
    }

    private static ObjectNode patched(Document stored, ObjectNode body) {
        ObjectNode document = json(stored);
        for (String name : List.of("tags", "identity")) {
            var value = JsonField.member(body, name);
            if (!value.isMissingNode()) {
                document.set(name, value);
            }
        }
        return document;
    }

    private EndpointAccess access(Document document) {
        EndpointId id = EndpointId.parse(document.id()).orElseThrow();
        Map<String, Integer> traffic = new HashMap<>();
        json(document)
                .path("properties")
                .path("traffic")
                .forEachEntry((name, share) -> traffic.put(name, share.asInt()));
        return new EndpointAccess(
                id.text(), id.name(), credentials(document).orElseThrow(), traffic);
    }

    private Optional<Credentials> credentials(Document document) {
        return secrets.find(document, kind -> store.get(kind, document.id()));
    }

    static ObjectNode json(Document document) {
        return ArmJson.read(document.json()).asObject();
    }
}
