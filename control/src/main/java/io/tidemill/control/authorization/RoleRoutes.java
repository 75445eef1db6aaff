package io.tidemill.control.authorization;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.identity.Directory;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of what says who may do what: role definitions or role assignments, which are
/// attached to any scope.
///
/// @param <T> a definition or an assignment
public final class RoleRoutes<T> {
    private final Attached<T> kept;

    RoleRoutes(Attached<T> kept) {
        this.kept = kept;
    }

    /// The routes of both kinds.
    ///
    /// @param directory says what principals are that assignments name
    public static List<Route> of(
            AccessControl access, AdministrativeLog log, Directory directory, InstantSource clock) {
        var definitions = new RoleDefinitions(access, log, clock);
        var assignments = new RoleAssignments(access, log, directory::byObjectId, clock);
        return Stream.of(new RoleRoutes<>(definitions), new RoleRoutes<>(assignments))
                .flatMap(routes -> routes.routes().stream())
                .toList();
    }

    List<Route> routes() {
        return Stream.of("/{scope*}", "").flatMap(this::routes).toList();
    }

    private Stream<Route> routes(String scope) {
        String all = " " + scope + "/providers/" + kept.type();
        String one = all + "/{name}";
        return Stream.of(
                Route.of("GET" + all, this::list),
                Route.of("GET" + one, this::get),
                Route.of("PUT" + one, this::put),
                Route.of("DELETE" + one, this::delete));
    }

    private ArmResponse list(ArmRequest request) {
        String text = request.parameter("$filter").orElse("");
        return at(
                request,
                scope ->
                        FilterText.parse(text, kept.filters())
                                .map(filter -> ArmResponse.list(views(scope, filter)))
                                .orElseGet(() -> notUnderstood(text)));
    }

    private List<ObjectNode> views(Scope scope, FilterText filter) {
        return kept.list(scope, filter).stream().map(one -> view(one, scope)).toList();
    }

    private ArmResponse get(ArmRequest request) {
        return at(
                request,
                scope ->
                        kept.find(scope, name(request))
                                .map(one -> ArmResponse.ok(view(one, scope)))
                                .orElseGet(() -> missing(request)));
    }

    /// The older clients take nothing but 201, for a change as well.
    private ArmResponse put(ArmRequest request) {
        return at(
                request,
                scope ->
                        reading(
                                request,
                                body -> answer(201, kept.put(scope, name(request), body), scope)));
    }

    private ArmResponse delete(ArmRequest request) {
        return at(request, scope -> answer(200, kept.delete(scope, name(request)), scope));
    }

    private ArmResponse answer(int status, Outcome<T> outcome, Scope scope) {
        return switch (outcome) {
            case Outcome.Done<T>(var one) -> ArmResponse.json(status, view(one, scope));
            case Outcome.Absent<T> _ -> ArmResponse.empty(204);
            case Outcome.Refused<T>(var error) -> ArmResponse.of(error);
        };
    }

    private ObjectNode view(T one, Scope scope) {
        return kept.view(one, scope.subscription());
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

    private ArmResponse missing(ArmRequest request) {
        return ArmResponse.of(
                ArmError.of(
                        404,
                        kept.word() + "NotFound",
                        "No %s is called '%s' here.".formatted(kept.word(), name(request))));
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
