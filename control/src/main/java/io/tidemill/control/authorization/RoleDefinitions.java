package io.tidemill.control.authorization;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.identity.Caller;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.Problems;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The roles that there are: those built in, and those that somebody made. Any thread may call.
///
/// Who changes a role changes what its holders may do wherever it can be assigned; so the right to
/// write roles is needed in all those places, before the change and after it.
final class RoleDefinitions implements Attached<RoleDefinition> {
    private static final String WRITE = RoleDefinition.TYPE + "/write";
    private static final String DELETE = RoleDefinition.TYPE + "/delete";

    private static final List<String> FILTERS = List.of("rolename", "type", "atscopeandbelow");

    private final AccessControl access;
    private final AdministrativeLog log;
    private final InstantSource clock;

    RoleDefinitions(AccessControl access, AdministrativeLog log, InstantSource clock) {
        this.access = access;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public String type() {
        return RoleDefinition.TYPE;
    }

    @Override
    public String word() {
        return "RoleDefinition";
    }

    @Override
    public List<String> filters() {
        return FILTERS;
    }

    @Override
    public ObjectNode view(RoleDefinition one, Scope subscription) {
        return DefinitionDocument.view(one, subscription);
    }

    /// A role has the same name wherever it can be assigned.
    @Override
    public Optional<RoleDefinition> find(Scope scope, String name) {
        return Optional.ofNullable(access.grants().roles().get(name.toLowerCase(Locale.ROOT)));
    }

    /// Those that can be assigned at the scope, by their labels.
    @Override
    public List<RoleDefinition> list(Scope scope, FilterText filter) {
        boolean below = filter.has("atscopeandbelow");
        return access.grants().roles().values().stream()
                .filter(role ->
                        role.isAssignableAt(scope) || (below && isAssignableIn(role, scope)))
                .filter(role -> filter.accepts("rolename", role.label()))
                .filter(role ->
                        filter.accepts("type", role.isBuiltIn() ? "BuiltInRole" : "CustomRole"))
                .sorted(java.util.Comparator.comparing(RoleDefinition::label))
                .toList();
    }

    private static boolean isAssignableIn(RoleDefinition role, Scope scope) {
        return role.assignableScopes().stream().anyMatch(scope::covers);
    }

    /// Makes a role, or replaces one.
    @Override
    public Outcome<RoleDefinition> put(Scope scope, String name, ObjectNode body) {
        Problems problems = new Problems();
        Origin origin = Origin.made(Caller.principal().objectId(), clock.instant());
        RoleDefinition made = new RoleReader(body, problems).read(name, origin);
        if (!problems.isEmpty()) {
            return new Outcome.Refused<>(ArmError.of(problems.all()));
        }
        var entry = log.entry(WRITE, made.id(scope.subscription()));
        Places places = new Places(access.grants(), Caller.principal().objectId(), WRITE);
        return access.change(book ->
                objection(book, made, places)
                        .<Outcome<RoleDefinition>>map(Outcome.Refused::new)
                        .orElseGet(() -> {
                            RoleDefinition kept = book.role(name).map(made::after).orElse(made);
                            book.put(kept);
                            log.append(book.transaction(), entry);
                            return new Outcome.Done<>(kept);
                        }));
    }

    @Override
    public Outcome<RoleDefinition> delete(Scope scope, String name) {
        var entry = log.entry(DELETE, scope.extension(RoleDefinition.TYPE + "/" + name));
        Places places = new Places(access.grants(), Caller.principal().objectId(), DELETE);
        return access.change(book ->
                book.role(name)
                        .map(role ->
                                reasonToKeep(book, role, places)
                                        .<Outcome<RoleDefinition>>map(Outcome.Refused::new)
                                        .orElseGet(() -> {
                                            book.delete(role);
                                            log.append(book.transaction(), entry);
                                            return new Outcome.Done<>(role);
                                        }))
                        .orElseGet(Outcome.Absent::new));
    }

    /// Why the role can not be as it is wanted, if it can not.
    private static Optional<ArmError> objection(RoleBook book, RoleDefinition made, Places places) {
        boolean taken =
                book.roles().stream()
                        .filter(role -> !role.name().equals(made.name()))
                        .anyMatch(role -> role.label().equalsIgnoreCase(made.label()));
        Optional<ArmError> conflict =
                Optional.of(
                                ArmError.of(
                                        409,
                                        "RoleDefinitionWithSameNameExists",
                                        "There is another role called '%s'. Names of roles are unique."
                                                .formatted(made.label())))
                        .filter(_ -> taken);
        return places.objection(made)
                .or(() -> book.role(made.name()).flatMap(old -> unchangeable(old, places)))
                .or(() -> conflict);
    }

    private static Optional<ArmError> unchangeable(RoleDefinition old, Places places) {
        return old.isBuiltIn() ? Optional.of(builtIn(old)) : places.objection(old);
    }

    private static Optional<ArmError> reasonToKeep(
            RoleBook book, RoleDefinition role, Places places) {
        boolean held =
                book.assignments().stream().anyMatch(made -> made.role().equals(role.name()));
        return unchangeable(role, places)
                .or(() ->
                        Optional.of(
                                        ArmError.of(
                                                400,
                                                "RoleDefinitionHasAssignments",
                                                "Somebody still has the role '%s'. Delete its assignments first."
                                                        .formatted(role.label())))
                                .filter(_ -> held));
    }

    private static ArmError builtIn(RoleDefinition role) {
        return ArmError.of(
                403,
                "RoleDefinitionIsBuiltIn",
                "The role '%s' is built in and stays as it is.".formatted(role.label()));
    }

    /// The places where somebody may do something to roles.
    private record Places(Grants grants, String objectId, String action) {
        Optional<ArmError> objection(RoleDefinition role) {
            return Stream.of(role)
                    .flatMap(one -> one.assignableScopes().stream())
                    .filter(scope -> !grants.allows(objectId, action, scope))
                    .findFirst()
                    .map(scope ->
                            ArmError.of(
                                    403,
                                    "LinkedAuthorizationFailed",
                                    "The client with object id '%s' does not have authorization to perform action '%s' over scope '%s', where the role is assignable."
                                            .formatted(objectId, action, scope)));
        }
    }
}
