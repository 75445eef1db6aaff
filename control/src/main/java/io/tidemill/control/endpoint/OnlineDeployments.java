package io.tidemill.control.endpoint;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.asset.AssetKind;
import io.tidemill.control.resource.SystemData;
import io.tidemill.control.resource.Written;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.JsonField;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.scrape.ScrapePlan;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import io.tidemill.control.target.DeploymentStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// The deployments that are kept. What runs follows what is stored. Any thread may call.
public final class OnlineDeployments {
    static final String DEPLOYMENT = "deployment";

    private static final String WRITE = DeploymentId.TYPE + "/write";
    private static final String DELETE = DeploymentId.TYPE + "/delete";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final Provisioning provisioning;
    private final Launches launches;

    /// Held while a stored document is read and handed on, so that of two writes the later one is
    /// handed on last, whichever of them comes here first.
    private final ReentrantLock following = new ReentrantLock();

    private final Map<String, ScrapePlan> scrapePlans = new ConcurrentHashMap<>();

    public OnlineDeployments(
            DocumentStore store,
            AdministrativeLog log,
            Provisioning provisioning,
            Launches launches) {
        this.launches = launches;
        this.store = store;
        this.log = log;
        this.provisioning = provisioning;
    }

    /// What became of a wish for another count.
    public sealed interface Scaled {
        /// It is stored and will be made so.
        record Accepted() implements Scaled {}

        record Refused(String why) implements Scaled {}
    }

    /// Hands all stored deployments on; to be called once, at the start.
    public void resume() {
        store.list(DEPLOYMENT, "").forEach(document -> follow(document.id()));
    }

    /// How the instances of deployments that ask for it want to be read, by the ids of the
    /// deployments in lower case.
    public Map<String, ScrapePlan> scrapePlans() {
        return Map.copyOf(scrapePlans);
    }

    public boolean exists(String deploymentId) {
        return store.get(DEPLOYMENT, deploymentId).isPresent();
    }

    /// The count that is stored; empty when there is no such deployment.
    public OptionalInt capacity(String deploymentId) {
        return store.get(DEPLOYMENT, deploymentId).stream()
                .mapToInt(document ->
                        OnlineEndpoints.json(document).path("sku").path("capacity").asInt())
                .findFirst();
    }

    /// Changes the count, as a PATCH of `sku.capacity` does: stored first, then made so.
    public Scaled scale(String deploymentId, int capacity) {
        if (capacity < 1 || capacity > DeploymentReader.MOST_INSTANCES) {
            return new Scaled.Refused(
                    "a deployment has 1 to %d instances, not %d"
                            .formatted(DeploymentReader.MOST_INSTANCES, capacity));
        }
        var entry = log.entry(WRITE, deploymentId);
        boolean found =
                store.transact(transaction ->
                        transaction
                                .get(DEPLOYMENT, deploymentId)
                                .map(stored ->
                                        resize(
                                                new Write(transaction, idOf(stored), entry),
                                                stored,
                                                capacity))
                                .isPresent());
        follow(deploymentId);
        return found ? new Scaled.Accepted() : new Scaled.Refused("there is no such deployment");
    }

    /// The deployment as it is answered.
    Optional<ObjectNode> view(DeploymentId id) {
        return get(id).map(this::view);
    }

    ObjectNode view(Document document) {
        DeploymentId id = idOf(document);
        return DeploymentView.of(
                id, OnlineEndpoints.json(document), DeploymentView.state(status(id)));
    }

    Optional<Document> get(DeploymentId id) {
        return store.get(DEPLOYMENT, id.text());
    }

    List<Document> list(EndpointId endpoint) {
        return documents(endpoint.deploymentsPrefix());
    }

    List<Document> documents(String idPrefix) {
        return store.list(DEPLOYMENT, idPrefix);
    }

    /// How the deployment is behind the door; empty when nothing is there.
    Optional<DeploymentStatus> status(DeploymentId id) {
        return provisioning.status(id.text());
    }

    List<String> logs(String instanceId, int tail) {
        return provisioning.logs(instanceId, tail);
    }

    Written<DeploymentId> put(DeploymentId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        Written<DeploymentId> written =
                store.transact(transaction -> put(new Write(transaction, id, entry), body));
        follow(id.text());
        return written;
    }

    /// Changes `tags` and `sku.capacity` and leaves the rest.
    Written<DeploymentId> patch(DeploymentId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        Written<DeploymentId> written =
                store.transact(transaction ->
                        transaction
                                .get(DEPLOYMENT, id.text())
                                .map(stored ->
                                        put(
                                                new Write(transaction, id, entry),
                                                patched(stored, body)))
                                .orElseGet(() -> new Written.Refused<>(notFound(id))));
        follow(id.text());
        return written;
    }

    /// What became of a wish to delete.
    enum Deleted {
        GONE,
        ABSENT,
        HAS_TRAFFIC
    }

    Deleted delete(DeploymentId id) {
        var entry = log.entry(DELETE, id.text());
        Deleted deleted = store.transact(transaction -> delete(new Write(transaction, id, entry)));
        follow(id.text());
        return deleted;
    }

    /// Tells ids of versions of assets that a deployment names, as the transaction sees it.
    public static Predicate<String> usedAssets(Transaction transaction) {
        Set<String> used =
                transaction.list(DEPLOYMENT, "").stream()
                        .map(document -> OnlineEndpoints.json(document).path("properties"))
                        .flatMap(properties ->
                                Arrays.stream(AssetKind.values())
                                        .map(kind -> DeploymentSource.reference(properties, kind)))
                        .map(id -> id.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        return id -> used.contains(id.toLowerCase(Locale.ROOT));
    }

    /// Makes what runs the same as what is stored.
    void follow(String deploymentId) {
        following.lock();
        try {
            Optional<Document> stored = store.get(DEPLOYMENT, deploymentId);
            stored.ifPresentOrElse(this::follow, () -> leave(deploymentId));
        } finally {
            following.unlock();
        }
    }

    private void follow(Document document) {
        ObjectNode json = OnlineEndpoints.json(document);
        String key = document.id().toLowerCase(Locale.ROOT);
        DeploymentSpecs.scrapePlan(json)
                .ifPresentOrElse(plan -> scrapePlans.put(key, plan), () -> scrapePlans.remove(key));
        provisioning.apply(DeploymentSpecs.of(idOf(document), json, launches));
    }

    private void leave(String deploymentId) {
        scrapePlans.remove(deploymentId.toLowerCase(Locale.ROOT));
        provisioning.remove(deploymentId);
    }

    static ArmError notFound(DeploymentId id) {
        EndpointId endpoint = id.endpoint();
        return ArmError.notFound(
                DeploymentId.TYPE,
                "%s/%s/%s".formatted(endpoint.workspace(), endpoint.name(), id.name()),
                endpoint.group());
    }

    private record Write(Transaction transaction, DeploymentId id, AdministrativeLog.Entry entry) {}

    private Written<DeploymentId> put(Write write, ObjectNode body) {
        Transaction transaction = write.transaction();
        EndpointId endpoint = write.id().endpoint();
        if (transaction.get(OnlineEndpoints.ENDPOINT, endpoint.text()).isEmpty()) {
            return new Written.Refused<>(OnlineEndpoints.notFound(endpoint));
        }
        Optional<Document> stored = transaction.get(DEPLOYMENT, write.id().text());
        int capacity =
                stored.map(old -> OnlineEndpoints.json(old).path("sku").path("capacity").asInt())
                        .orElse(1);
        Problems problems = new Problems();
        ObjectNode document =
                new DeploymentReader(body, problems, launches.assets().known(transaction))
                        .read(write.id(), capacity);
        if (!problems.isEmpty()) {
            return new Written.Refused<>(ArmError.of(problems.all()));
        }
        document.set(
                SystemData.MEMBER, SystemData.of(write.entry(), stored.map(OnlineEndpoints::json)));
        Document kept = transaction.put(DEPLOYMENT, write.id().text(), document.toString());
        log.append(transaction, write.entry());
        DeploymentId id = idOf(kept);
        return Written.of(stored.isPresent(), id, document);
    }

    private static DeploymentId idOf(Document document) {
        return DeploymentId.parse(document.id()).orElseThrow();
    }

    private Deleted delete(Write write) {
        Transaction transaction = write.transaction();
        if (trafficOf(write) > 0) {
            return Deleted.HAS_TRAFFIC;
        }
        if (!transaction.delete(DEPLOYMENT, write.id().text())) {
            return Deleted.ABSENT;
        }
        log.append(transaction, write.entry());
        return Deleted.GONE;
    }

    private static int trafficOf(Write write) {
        DeploymentId id = write.id();
        return write.transaction()
                .get(OnlineEndpoints.ENDPOINT, id.endpoint().text())
                .map(document -> OnlineEndpoints.json(document).path("properties").path("traffic"))
                .map(traffic -> JsonField.member(traffic, id.name()).asInt(0))
                .orElse(0);
    }

    private Document resize(Write write, Document stored, int capacity) {
        ObjectNode document = OnlineEndpoints.json(stored);
        document.withObject("sku").put("capacity", capacity);
        document.set(SystemData.MEMBER, SystemData.of(write.entry(), Optional.of(document)));
        log.append(write.transaction(), write.entry());
        return write.transaction().put(DEPLOYMENT, stored.id(), document.toString());
    }

    private static ObjectNode patched(Document stored, ObjectNode body) {
        ObjectNode document = OnlineEndpoints.json(stored);
        var tags = JsonField.member(body, "tags");
        if (!tags.isMissingNode()) {
            document.set("tags", tags);
        }
        var capacity = JsonField.member(JsonField.member(body, "sku"), "capacity");
        if (!capacity.isMissingNode()) {
            document.withObject("sku").set("capacity", capacity);
        }
        return document;
    }
}
