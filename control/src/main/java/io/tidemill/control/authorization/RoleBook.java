package io.tidemill.control.authorization;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The roles and assignments that are written down, as one transaction sees and changes them.
record RoleBook(Transaction transaction) {
    private static final String DEFINITION = "role-definition";
    private static final String ASSIGNMENT = "role-assignment";

    /// Documents that say who was made an owner by us: nobody is twice, so that taking it away
    /// lasts.
    private static final String WELCOMED = "role-welcome";

    /// Built-in or made by somebody.
    Optional<RoleDefinition> role(String name) {
        return BuiltInRoles.named(name)
                .or(() -> transaction.get(DEFINITION, name).map(DefinitionDocument::read));
    }

    /// The built-in ones, and after them those that somebody made.
    List<RoleDefinition> roles() {
        return Stream.concat(
                        BuiltInRoles.all().stream(),
                        transaction.list(DEFINITION, "").stream().map(DefinitionDocument::read))
                .toList();
    }

    void put(RoleDefinition role) {
        transaction.put(DEFINITION, role.name(), DefinitionDocument.write(role).toString());
    }

    void delete(RoleDefinition role) {
        transaction.delete(DEFINITION, role.name());
    }

    Optional<RoleAssignment> assignment(String id) {
        return transaction.get(ASSIGNMENT, id).map(AssignmentDocument::read);
    }

    List<RoleAssignment> assignments() {
        return transaction.list(ASSIGNMENT, "").stream().map(AssignmentDocument::read).toList();
    }

    void put(RoleAssignment assignment) {
        transaction.put(
                ASSIGNMENT, assignment.id(), AssignmentDocument.write(assignment).toString());
    }

    void delete(RoleAssignment assignment) {
        transaction.delete(ASSIGNMENT, assignment.id());
    }

    /// Whether this is the first time that somebody of that object id is welcomed.
    boolean welcome(String objectId) {
        boolean first = transaction.get(WELCOMED, objectId).isEmpty();
        transaction.put(WELCOMED, objectId, ArmJson.object().toString());
        return first;
    }

    /// All that is written down, for decisions.
    Grants grants(long sequence) {
        Map<String, RoleDefinition> roles =
                roles().stream()
                        .collect(Collectors.toMap(RoleDefinition::name, Function.identity()));
        return new Grants(
                sequence,
                roles,
                assignments().stream()
                        .collect(
                                Collectors.groupingBy(
                                        assignment -> assignment.holder().objectId())));
    }
}
