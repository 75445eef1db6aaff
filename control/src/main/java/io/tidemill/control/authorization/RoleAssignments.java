package io.tidemill.control.authorization;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.authorization.RoleAssignment.Holder;
import io.tidemill.control.identity.Caller;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.Problems;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Who has which role where. Any thread may call.
final class RoleAssignments implements Attached<RoleAssignment> {
    private static final List<String> FILTERS = List.of("atscope", "assignedto", "principalid");

    private static final String WRITE = RoleAssignment.TYPE + "/write";
    private static final String DELETE = RoleAssignment.TYPE + "/delete";

    private final AccessControl access;
    private final AdministrativeLog log;
    private final Function<String, Optional<Principal>> directory;
    private final InstantSource clock;

    /// Assignments of that access control.
    ///
    /// @param directory who has an object id, as far as we know
    RoleAssignments(
            AccessControl access,
            AdministrativeLog log,
            Function<String, Optional<Principal>> directory,
            InstantSource clock) {
        this.access = access;
        this.log = log;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public String type() {
        return RoleAssignment.TYPE;
    }

    @Override
    public String word() {
        return "RoleAssignment";
    }

    @Override
    public List<String> filters() {
        return FILTERS;
    }

    @Override
    public ObjectNode view(RoleAssignment one, Scope subscription) {
        return AssignmentDocument.view(one, subscription);
    }

    @Override
    public Optional<RoleAssignment> find(Scope scope, String name) {
        return all().filter(made -> made.scope().equals(scope))
                .filter(made -> made.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /// Those that hold at the scope; and those below it, unless the filter says `atScope()`.
    @Override
    public List<RoleAssignment> list(Scope scope, FilterText filter) {
        boolean below = !filter.has("atscope");
        return all().filter(
                        made -> made.scope().covers(scope) || (below && scope.covers(made.scope())))
                .filter(made -> filter.accepts("principalid", made.holder().objectId()))
                .filter(made -> filter.accepts("assignedto", made.holder().objectId()))
                .sorted(Comparator.comparing(RoleAssignment::id))
                .toList();
    }

    private java.util.stream.Stream<RoleAssignment> all() {
        return access.grants().assignments().values().stream().flatMap(List::stream);
    }

    /// Gives a role to somebody; of an assignment that is there already, only the description can
    /// change.
    @Override
    public Outcome<RoleAssignment> put(Scope scope, String name, ObjectNode body) {
        Problems problems = new Problems();
        Origin origin = Origin.made(Caller.principal().objectId(), clock.instant());
        RoleAssignment wanted = new AssignmentReader(body, problems).read(scope, name, origin);
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(ArmError.of(problems.all()));
        }
        return switch (known(wanted.holder())) {
            case Outcome.Done<Holder>(var holder) -> keep(wanted.heldBy(holder));
            case Outcome.Refused<Holder>(var error) -> new Outcome.Refused<>(error);
            case Outcome.Absent<Holder> _ ->
                    Outcome.refused(
                            400,
                            "PrincipalNotFound",
                            "No principal has the object id '%s' here. Say what it is by principalType if it is one of another issuer."
                                    .formatted(wanted.holder().objectId()));
        };
    }

    @Override
    public Outcome<RoleAssignment> delete(Scope scope, String name) {
        String id = scope.extension(RoleAssignment.TYPE + "/" + name);
        var entry = log.entry(DELETE, id);
        return access.change(book ->
                book.assignment(id)
                        .map(made -> delete(book, made, entry))
                        .orElseGet(Outcome.Absent::new));
    }

    private Outcome<RoleAssignment> delete(
            RoleBook book, RoleAssignment made, AdministrativeLog.Entry entry) {
        if (AccessControl.isForGood(made)) {
            return Outcome.refused(
                    409,
                    "LastOwnerCannotBeRemoved",
                    "This role of the administrator stays: without it, nobody might be left who can give roles.");
        }
        book.delete(made);
        log.append(book.transaction(), entry);
        return new Outcome.Done<>(made);
    }

    /// The holder with the type that the directory has for it.
    private Outcome<Holder> known(Holder holder) {
        Optional<Holder> found = directory.apply(holder.objectId()).map(Holder::of);
        if (found.isEmpty()) {
            return holder.type().isEmpty() ? new Outcome.Absent<>() : new Outcome.Done<>(holder);
        }
        String type = found.get().type();
        return holder.type().isEmpty() || holder.type().equals(type)
                ? new Outcome.Done<>(found.get())
                : Outcome.refused(
                        400,
                        "UnmatchedPrincipalType",
                        "The principal '%s' is of the type %s, not %s."
                                .formatted(holder.objectId(), type, holder.type()));
    }

    private Outcome<RoleAssignment> keep(RoleAssignment wanted) {
        var entry = log.entry(WRITE, wanted.id());
        return access.change(book ->
                objection(book, wanted)
                        .<Outcome<RoleAssignment>>map(Outcome.Refused::new)
                        .orElseGet(() -> {
                            RoleAssignment kept =
                                    book.assignment(wanted.id()).map(wanted::after).orElse(wanted);
                            book.put(kept);
                            log.append(book.transaction(), entry);
                            return new Outcome.Done<>(kept);
                        }));
    }

    /// Why there can not be such an assignment, if there can not.
    private static Optional<ArmError> objection(RoleBook book, RoleAssignment wanted) {
        Optional<RoleAssignment> same = book.assignment(wanted.id());
        return book.role(wanted.role())
                .map(role -> notAssignable(role, wanted.scope()))
                .orElseGet(() -> Optional.of(noRole(wanted)))
                .or(() ->
                        same.isPresent()
                                ? same.filter(old -> !old.says(wanted)).map(_ -> fixed())
                                : twin(book, wanted));
    }

    private static Optional<ArmError> notAssignable(RoleDefinition role, Scope scope) {
        return role.isAssignableAt(scope)
                ? Optional.empty()
                : Optional.of(
                        ArmError.of(
                                400,
                                "RoleAssignmentScopeNotAssignableToRoleDefinition",
                                "The role '%s' cannot be assigned at '%s', but at %s and below."
                                        .formatted(role.label(), scope, role.assignableScopes())));
    }

    private static ArmError noRole(RoleAssignment wanted) {
        return ArmError.of(
                404,
                "RoleDefinitionDoesNotExist",
                "There is no role definition with the id '%s'.".formatted(wanted.role()));
    }

    private static ArmError fixed() {
        return ArmError.of(
                409,
                "RoleAssignmentUpdateNotPermitted",
                "Role, principal and scope of an assignment cannot be changed. Delete it and make another.");
    }

    private static Optional<ArmError> twin(RoleBook book, RoleAssignment wanted) {
        return book.assignments().stream()
                .filter(wanted::says)
                .findFirst()
                .map(twin ->
                        ArmError.of(
                                409,
                                "RoleAssignmentExists",
                                "The role assignment already exists. Its id is '%s'."
                                        .formatted(twin.id())));
    }
}
