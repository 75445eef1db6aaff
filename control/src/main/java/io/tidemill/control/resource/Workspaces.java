package io.tidemill.control.resource;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.Problems;
import io.tidemill.control.store.Document;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The workspaces that are kept. Any thread may call.
public final class Workspaces implements Residents {
    static final String WORKSPACE = "workspace";

    private static final String WRITE = WorkspaceId.TYPE + "/write";
    private static final String DELETE = WorkspaceId.TYPE + "/delete";

    private final DocumentStore store;
    private final AdministrativeLog log;
    private final List<Residents> residents;

    /// Workspaces in a store.
    ///
    /// @param residents what lives in workspaces, in the order in which it must go
    public Workspaces(DocumentStore store, AdministrativeLog log, List<Residents> residents) {
        this.store = store;
        this.log = log;
        this.residents = List.copyOf(residents);
    }

    /// Makes the workspace, unless it is there, for resources that are older than workspaces.
    static void adopt(Transaction transaction, WorkspaceId id) {
        if (transaction.get(WORKSPACE, id.text()).isEmpty()) {
            ObjectNode body = ArmJson.object();
            body.putObject("properties");
            ObjectNode document =
                    new WorkspaceReader(body, new Problems()).read(id, Location.LOCAL);
            transaction.put(WORKSPACE, id.text(), document.toString());
        }
    }

    boolean isThere(WorkspaceId id) {
        return store.get(WORKSPACE, id.text()).isPresent();
    }

    Optional<Document> get(WorkspaceId id) {
        return store.get(WORKSPACE, id.text());
    }

    List<Document> documents(String idPrefix) {
        return store.list(WORKSPACE, idPrefix);
    }

    @Override
    public List<ObjectNode> list(String idPrefix) {
        return documents(idPrefix).stream()
                .map(document ->
                        ResourceSummary.of(document.id(), WorkspaceId.TYPE, json(document)))
                .toList();
    }

    @Override
    public void deleteAll(String idPrefix) {
        documents(idPrefix)
                .forEach(document -> delete(WorkspaceId.in(document.id()).orElseThrow()));
    }

    Written<WorkspaceId> put(WorkspaceId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        return store.transact(transaction -> put(new Write(transaction, id, entry), body));
    }

    /// Changes `tags`, `identity`, `sku` and the named members of `properties`, and leaves the
    /// rest.
    Written<WorkspaceId> patch(WorkspaceId id, ObjectNode body) {
        var entry = log.entry(WRITE, id.text());
        return store.transact(transaction ->
                transaction
                        .get(WORKSPACE, id.text())
                        .map(stored ->
                                put(
                                        new Write(transaction, id, entry),
                                        WorkspaceReader.patched(json(stored), body)))
                        .orElseGet(() -> new Written.Refused<>(notFound(id))));
    }

    /// Deletes the workspace and everything in it.
    ///
    /// @return whether there was one
    boolean delete(WorkspaceId id) {
        residents.forEach(kind -> kind.deleteAll(id.inside()));
        var entry = log.entry(DELETE, id.text());
        return store.transact(transaction -> {
            boolean found = transaction.delete(WORKSPACE, id.text());
            if (found) {
                log.append(transaction, entry);
            }
            return found;
        });
    }

    static ArmError notFound(WorkspaceId id) {
        return ArmError.notFound(WorkspaceId.TYPE, id.name(), id.group().name());
    }

    static ObjectNode json(Document document) {
        return ArmJson.read(document.json()).asObject();
    }

    private record Write(Transaction transaction, WorkspaceId id, AdministrativeLog.Entry entry) {}

    private Written<WorkspaceId> put(Write write, ObjectNode body) {
        Optional<ObjectNode> group =
                write.transaction()
                        .get(ResourceGroups.GROUP, write.id().group().text())
                        .map(Workspaces::json);
        if (group.isEmpty()) {
            return new Written.Refused<>(ResourceGroups.notFound(write.id().group()));
        }
        Optional<ObjectNode> stored =
                write.transaction().get(WORKSPACE, write.id().text()).map(Workspaces::json);
        Problems problems = new Problems();
        WorkspaceReader reader = new WorkspaceReader(body, problems);
        reader.checkName(write.id());
        String place = stored.orElseGet(group::get).path("location").asString();
        ObjectNode document = reader.read(write.id(), place);
        return problems.isEmpty()
                ? keep(write, document, stored)
                : new Written.Refused<>(ArmError.of(problems.all()));
    }

    private Written<WorkspaceId> keep(
            Write write, ObjectNode document, Optional<ObjectNode> stored) {
        document.set(SystemData.MEMBER, SystemData.of(write.entry(), stored));
        Document kept = write.transaction().put(WORKSPACE, write.id().text(), document.toString());
        log.append(write.transaction(), write.entry());
        WorkspaceId id = WorkspaceId.in(kept.id()).orElseThrow();
        return Written.of(stored.isPresent(), id, WorkspaceView.of(id, document));
    }
}
