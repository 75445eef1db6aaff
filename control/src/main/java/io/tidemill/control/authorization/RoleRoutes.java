package io.tidemill.control.authorization;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of role definitions and role assignments, which are attached to any scope.
final class RoleRoutes {
    private final RoleDefinitions definitions;
    private final RoleAssignments assignments;

    RoleRoutes(RoleDefinitions definitions, RoleAssignments assignments) {
        this.definitions = definitions;
        this.assignments = assignments;
    }

    List<Route> routes() {
        return Stream.of("/{scope*}", "").flatMap(this::routes).toList();
    }

    private Stream<Route> routes(String scope) {
        String roles = " " + scope + "/providers/" + RoleDefinition.TYPE;
        String made = " " + scope + "/providers/" + RoleAssignment.TYPE;
        return Stream.of(
                Route.of("GET" + roles, this::listDefinitions),
                Route.of("GET" + roles + "/{name}", this::definition),
                Route.of("PUT" + roles + "/{name}", this::putDefinition),
                Route.of("DELETE" + roles + "/{name}", this::deleteDefinition),
                Route.of("GET" + made, this::listAssignments),
                Route.of("GET" + made + "/{name}", this::assignment),
                Route.of("PUT" + made + "/{name}", this::putAssignment),
                Route.of("DELETE" + made + "/{name}", this::deleteAssignment));
    }

    private ArmResponse listDefinitions(ArmRequest request) {
        return list(
                request,
                RoleDefinitions.FILTERS,
                (scope, filter) ->
                        definitions.list(scope, filter).stream()
                                .map(role -> DefinitionDocument.view(role, scope.subscription()))
                                .toList());
    }

    private ArmResponse listAssignments(ArmRequest request) {
        return list(
                request,
                RoleAssignments.FILTERS,
                (scope, filter) ->
                        assignments.list(scope, filter).stream()
                                .map(made -> AssignmentDocument.view(made, scope.subscription()))
                                .toList());
    }

    private static ArmResponse list(
            ArmRequest request,
            List<String> filters,
            BiFunction<Scope, FilterText, List<ObjectNode>> elements) {
        String text = request.parameter("$filter").orElse("");
        return at(
                request,
                scope ->
                        FilterText.parse(text, filters)
                                .map(filter -> ArmResponse.list(elements.apply(scope, filter)))
                                .orElseGet(() -> notUnderstood(text)));
    }

    private ArmResponse definition(ArmRequest request) {
        return at(
                request,
                scope ->
                        definitions
                                .find(name(request))
                                .map(role -> DefinitionDocument.view(role, scope.subscription()))
                                .map(ArmResponse::ok)
                                .orElseGet(() -> missing("RoleDefinition", request)));
    }

    private ArmResponse assignment(ArmRequest request) {
        return at(
                request,
                scope ->
                        assignments
                                .find(scope, name(request))
                                .map(made -> AssignmentDocument.view(made, scope.subscription()))
                                .map(ArmResponse::ok)
                                .orElseGet(() -> missing("RoleAssignment", request)));
    }

    private ArmResponse putDefinition(ArmRequest request) {
        return at(
                request,
                scope ->
                        reading(
                                request,
                                body ->
                                        answer(
                                                201,
                                                definitions.put(scope, name(request), body),
                                                role ->
                                                        DefinitionDocument.view(
                                                                role, scope.subscription()))));
    }

    /// The older clients take nothing but 201, for a change as well.
    private ArmResponse putAssignment(ArmRequest request) {
        return at(
                request,
                scope ->
                        reading(
                                request,
                                body ->
                                        answer(
                                                201,
                                                assignments.put(scope, name(request), body),
                                                made ->
                                                        AssignmentDocument.view(
                                                                made, scope.subscription()))));
    }

    private ArmResponse deleteDefinition(ArmRequest request) {
        return at(
                request,
                scope ->
                        answer(
                                200,
                                definitions.delete(scope, name(request)),
                                role -> DefinitionDocument.view(role, scope.subscription())));
    }

    private ArmResponse deleteAssignment(ArmRequest request) {
        return at(
                request,
                scope ->
                        answer(
                                200,
                                assignments.delete(scope, name(request)),
                                made -> AssignmentDocument.view(made, scope.subscription())));
    }

    private static <T> ArmResponse answer(
            int status, Outcome<T> outcome, Function<T, ObjectNode> view) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> ArmResponse.json(status, view.apply(value));
            case Outcome.Absent<T> _ -> ArmResponse.empty(204);
            case Outcome.Refused<T>(var error) -> ArmResponse.of(error);
        };
    }

    private static ArmResponse reading(
            ArmRequest request, Function<ObjectNode, ArmResponse> answer) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) -> answer.apply(body);
        };
    }

    private static ArmResponse at(ArmRequest request, Function<Scope, ArmResponse> answer) {
        String text = Optional.ofNullable(request.variables().get("scope")).orElse("");
        return Scope.parse(text)
                .map(answer)
                .orElseGet(() ->
                        ArmResponse.of(
                                ArmError.of(
                                        400,
                                        "InvalidScope",
                                        "A scope is a subscription, a resource group or a resource.")));
    }

    private static String name(ArmRequest request) {
        return request.variable("name");
    }

    private static ArmResponse missing(String what, ArmRequest request) {
        return ArmResponse.of(
                ArmError.of(
                        404,
                        what + "NotFound",
                        "No %s is called '%s' here.".formatted(what, name(request))));
    }

    private static ArmResponse notUnderstood(String filter) {
        return ArmResponse.of(
                ArmError.of(
                        400,
                        "UnsupportedFilter",
                        "$filter = %s is not understood. Known are atScope(), assignedTo('…') and principalId eq '…' for assignments, roleName eq '…', type eq '…' and atScopeAndBelow() for roles."
                                .formatted(filter)));
    }
}
