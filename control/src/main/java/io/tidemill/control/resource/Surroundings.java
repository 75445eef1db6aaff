package io.tidemill.control.resource;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.store.Transaction;
import java.util.List;
import java.util.stream.Stream;

/// Everything that other resources live in, wired together.
public final class Surroundings {
    /// A document that is there once the default group and workspace were made: who deletes them
    /// does not want them back.
    private static final String MADE = "defaults-made";

    private final DocumentStore store;
    private final List<Residents> residents;
    private final Workspaces workspaces;
    private final ResourceGroups groups;

    private Surroundings(
            DocumentStore store,
            List<Residents> residents,
            Workspaces workspaces,
            ResourceGroups groups) {
        this.store = store;
        this.residents = residents;
        this.workspaces = workspaces;
        this.groups = groups;
    }

    /// The surroundings of these residents: the default group and workspace on the first start, and
    /// whatever else the residents are in already. Deletions that were not finished are.
    ///
    /// @param residents in the order in which they must go when what they live in goes
    public static Surroundings of(
            DocumentStore store, AdministrativeLog log, List<Residents> residents) {
        var workspaces = new Workspaces(store, log, residents);
        List<Residents> all = Stream.concat(residents.stream(), Stream.of(workspaces)).toList();
        var surroundings =
                new Surroundings(store, all, workspaces, new ResourceGroups(store, log, all));
        surroundings.adopt();
        surroundings.groups.resume();
        return surroundings;
    }

    /// A filter that lets calls through to the handler when what they are about can be there.
    public ArmHandler guard(ArmHandler handler) {
        return new Parents(handler, groups, workspaces);
    }

    public List<Route> routes() {
        return Stream.of(
                        new SubscriptionRoutes(groups).routes(),
                        new ProviderRoutes().routes(),
                        new GroupRoutes(groups).routes(),
                        new WorkspaceRoutes(workspaces).routes(),
                        new ResourceListRoutes(residents).routes())
                .flatMap(List::stream)
                .toList();
    }

    /// Resources that were kept before there were groups and workspaces get theirs.
    private void adopt() {
        List<String> ids =
                residents.stream()
                        .flatMap(kind -> kind.list("").stream())
                        .map(resource -> resource.path("id").asString())
                        .toList();
        store.transact(transaction -> {
            makeDefaults(transaction);
            ids.forEach(id -> adopt(transaction, id));
            return ids.size();
        });
    }

    private static void makeDefaults(Transaction transaction) {
        if (transaction.get(MADE, MADE).isEmpty()) {
            adopt(transaction, WorkspaceId.DEFAULT.text());
            transaction.put(MADE, MADE, "{}");
        }
    }

    private static void adopt(Transaction transaction, String id) {
        GroupId.in(id).ifPresent(group -> ResourceGroups.adopt(transaction, group));
        WorkspaceId.in(id).ifPresent(workspace -> Workspaces.adopt(transaction, workspace));
    }
}
