package io.tidemill.control.resource;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The resource groups that are kept. Any thread may call.
///
/// A group goes in three steps: it is marked as being deleted, and takes no writes any more; what
/// lives in it is deleted; it is gone. A process that dies between them goes on at its next start.
public final class ResourceGroups {
    static final String GROUP = "resource-group";

    private static final String DELETING = "deleting";
    private static final String WRITE = "Microsoft.Resources/subscriptions/resourceGroups/write";
    private static final String DELETE = "Microsoft.Resources/subscriptions/resourceGroups/delete";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final List<Residents> residents;

    /// Groups in a store.
    ///
    /// @param residents what lives in groups, in the order in which it must go
    public ResourceGroups(DocumentStore store, AdministrativeLog log, List<Residents> residents) {
        this.store = store;
        this.log = log;
        this.residents = List.copyOf(residents);
    }

    /// How a group is to those who want to use it.
    enum Presence {
        ABSENT,
        THERE,
        DELETING
    }

    /// Makes the group, unless it is there, for resources that are older than groups.
    static void adopt(Transaction transaction, GroupId id) {
        if (transaction.get(GROUP, id.text()).isEmpty()) {
            ObjectNode document = ArmJson.object().put("location", Location.LOCAL);
            document.putObject("tags");
            transaction.put(GROUP, id.text(), document.toString());
        }
    }

    /// Goes on deleting what was being deleted when the last process ended.
    public void resume() {
        store.list(GROUP, "").stream()
                .filter(document -> isDeleting(json(document)))
                .forEach(document -> clear(GroupId.in(document.id()).orElseThrow()));
    }

    Presence presence(GroupId id) {
        return store.get(GROUP, id.text())
                .map(group -> isDeleting(json(group)) ? Presence.DELETING : Presence.THERE)
                .orElse(Presence.ABSENT);
    }

    /// Subscriptions that groups are in, each once.
    Set<String> subscriptions() {
        return store.list(GROUP, "").stream()
                .map(document -> GroupId.in(document.id()).orElseThrow().subscription())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean isSubscription(String subscription) {
        return subscription.equalsIgnoreCase(GroupId.DEFAULT.subscription())
                || !list(subscription).isEmpty();
    }

    Optional<ObjectNode> get(GroupId id) {
        return store.get(GROUP, id.text()).map(ResourceGroups::view);
    }

    List<ObjectNode> list(String subscription) {
        return store.list(GROUP, "/subscriptions/" + subscription + "/").stream()
                .map(ResourceGroups::view)
                .toList();
    }

    Written<GroupId> put(GroupId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        return store.transact(transaction -> put(new Write(transaction, id, entry), body));
    }

    /// Changes `tags` and `managedBy` and leaves the rest.
    Written<GroupId> patch(GroupId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        return store.transact(transaction ->
                transaction
                        .get(GROUP, id.text())
                        .map(stored ->
                                put(
                                        new Write(transaction, id, entry),
                                        GroupReader.patched(json(stored), body)))
                        .orElseGet(() -> new Written.Refused<>(notFound(id))));
    }

    /// Deletes the group and everything in it.
    ///
    /// @return whether there was one
    boolean delete(GroupId id) {
        var entry = log.entry(DELETE, id.text());
        boolean found =
                store.transact(transaction -> {
                    Optional<Document> stored = transaction.get(GROUP, id.text());
                    stored.ifPresent(document -> {
                        String marked = json(document).put(DELETING, true).toString();
                        transaction.put(GROUP, id.text(), marked);
                        log.append(transaction, entry);
                    });
                    return stored.isPresent();
                });
        if (found) {
            clear(id);
        }
        return found;
    }

    static ArmError notFound(GroupId id) {
        return ArmError.of(
                404,
                "ResourceGroupNotFound",
                "Resource group '%s' could not be found.".formatted(id.name()));
    }

    static ArmError beingDeleted(GroupId id) {
        return ArmError.of(
                409,
                "ResourceGroupBeingDeleted",
                "The resource group '%s' is being deleted and takes no changes."
                        .formatted(id.name()));
    }

    private void clear(GroupId id) {
        residents.forEach(kind -> kind.deleteAll(id.inside()));
        store.delete(GROUP, id.text());
    }

    private record Write(Transaction transaction, GroupId id, AdministrativeLog.Entry entry) {}

    private Written<GroupId> put(Write write, ObjectNode body) {
        Optional<ObjectNode> stored =
                write.transaction().get(GROUP, write.id().text()).map(ResourceGroups::json);
        if (stored.filter(ResourceGroups::isDeleting).isPresent()) {
            return new Written.Refused<>(beingDeleted(write.id()));
        }
        return switch (GroupReader.read(write.id(), body, stored)) {
            case GroupReader.Reading.Refused(var error) -> new Written.Refused<>(error);
            case GroupReader.Reading.Valid(var document) -> keep(write, document, stored);
        };
    }

    private Written<GroupId> keep(Write write, ObjectNode document, Optional<ObjectNode> stored) {
        document.set(SystemData.MEMBER, SystemData.of(write.entry(), stored));
        Document kept = write.transaction().put(GROUP, write.id().text(), document.toString());
        log.append(write.transaction(), write.entry());
        GroupId id = GroupId.in(kept.id()).orElseThrow();
        return Written.of(stored.isPresent(), id, view(kept));
    }

    private static ObjectNode view(Document document) {
        ObjectNode json = json(document);
        ObjectNode view = ResourceSummary.of(document.id(), GroupId.TYPE, json);
        if (json.has(GroupReader.MANAGED_BY)) {
            view.set(GroupReader.MANAGED_BY, json.path(GroupReader.MANAGED_BY));
        }
        view.putObject("properties")
                .put("provisioningState", isDeleting(json) ? "Deleting" : "Succeeded");
        return view;
    }

    private static boolean isDeleting(JsonNode document) {
        return document.path(DELETING).asBoolean(false);
    }

    private static ObjectNode json(Document document) {
        return ArmJson.read(document.json()).asObject();
    }
}
