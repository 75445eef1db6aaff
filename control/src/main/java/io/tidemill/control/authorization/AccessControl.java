package io.tidemill.control.authorization;

import io.tidemill.control.authorization.RoleAssignment.Holder;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.store.DocumentStore;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Knows at any moment who may do what. Any thread may ask; an answer takes microseconds, because
/// all assignments are in memory.
///
/// A change is durable before it counts, and counts before it is acknowledged.
public final class AccessControl {
    private final DocumentStore store;

    /// Counts what the store's one writer did, so that of two changes the later one stays.
    private final AtomicLong changes = new AtomicLong();

    /// Guards the look at `grants` before it is replaced.
    private final ReentrantLock replacing = new ReentrantLock();

    private volatile Grants grants = Grants.NONE;
    private volatile Runnable follower = () -> {};

    private AccessControl(DocumentStore store) {
        this.store = store;
    }

    /// Whoever may do what by what the store says.
    public static AccessControl open(DocumentStore store) {
        AccessControl access = new AccessControl(store);
        access.change(RoleBook::roles);
        return access;
    }

    /// Makes each of them an owner of everything, who was not made one before. The administrator is
    /// made one in any case: whoever may read the data folder can not be locked out.
    public void welcome(List<Principal> owners, Instant now) {
        change(book -> {
            owners.stream()
                    .filter(owner -> book.welcome(owner.objectId()) || isAdministrator(owner))
                    .map(owner -> ownership(owner, now))
                    .filter(made -> book.assignments().stream().noneMatch(made::says))
                    .forEach(book::put);
            return owners;
        });
    }

    /// Whether a role of the principal allows an action on a resource.
    ///
    /// @param action such as `Microsoft.Insights/autoscaleSettings/write`
    /// @param id of the resource; nobody may do anything to what can not be one
    public boolean allows(Principal who, String action, String id) {
        return Scope.parse(id)
                .map(scope -> grants.allows(who.objectId(), action, scope))
                .orElse(false);
    }

    /// As [#allows], for what is done with data: `Microsoft.Insights/Metrics/Write`.
    public boolean allowsData(Principal who, String action, String id) {
        return Scope.parse(id)
                .map(scope -> grants.allowsData(who.objectId(), action, scope))
                .orElse(false);
    }

    /// The object ids, in small letters, of all whom a role allows an action on a resource.
    public Set<String> holders(String action, String id) {
        Grants now = grants;
        return Scope.parse(id).map(scope -> now.holders(action, scope)).orElse(Set.of());
    }

    /// Tells somebody, from now on, after any change.
    public void tell(Runnable who) {
        follower = who;
    }

    /// Everything as it is now.
    Grants grants() {
        return grants;
    }

    /// Does all of the work or, when it throws, nothing of it.
    <T> T change(Function<RoleBook, T> work) {
        Changed<T> changed =
                store.transact(transaction -> {
                    RoleBook book = new RoleBook(transaction);
                    T result = work.apply(book);
                    return new Changed<>(result, book.grants(changes.incrementAndGet()));
                });
        replace(changed.grants());
        follower.run();
        return changed.result();
    }

    private void replace(Grants fresh) {
        replacing.lock();
        try {
            grants = Grants.newer(grants, fresh);
        } finally {
            replacing.unlock();
        }
    }

    private record Changed<T>(T result, Grants grants) {}

    /// Whether it is the one assignment that nobody can take away.
    static boolean isForGood(RoleAssignment assignment) {
        return assignment.says(ownership(Principal.ADMINISTRATOR, Instant.EPOCH));
    }

    private static boolean isAdministrator(Principal principal) {
        return principal.objectId().equalsIgnoreCase(Principal.ADMINISTRATOR.objectId());
    }

    private static RoleAssignment ownership(Principal owner, Instant now) {
        return new RoleAssignment(
                Scope.ROOT,
                UUID.randomUUID().toString(),
                BuiltInRoles.OWNER,
                Holder.of(owner),
                "Given by Tidemill when it first knew this principal.",
                Origin.made(Principal.TIDEMILL.objectId(), now));
    }
}
