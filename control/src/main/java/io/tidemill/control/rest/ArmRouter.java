package io.tidemill.control.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Hands a request to the first route that matches its path and method.
public final class ArmRouter implements ArmHandler {
    private final List<Route> routes;
    private final Optional<ArmHandler> otherwise;

    private ArmRouter(List<Route> routes, Optional<ArmHandler> otherwise) {
        this.routes = List.copyOf(routes);
        this.otherwise = otherwise;
    }

    /// A router that refuses what no route matches.
    public ArmRouter(List<Route> routes) {
        this(routes, Optional.empty());
    }

    /// A router that hands on what no route matches.
    public ArmRouter(List<Route> routes, ArmHandler otherwise) {
        this(routes, Optional.of(otherwise));
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        return answer(request.method(), request)
                .or(() -> existence(request))
                .or(() -> otherwise.map(next -> next.handle(request)))
                .orElseGet(() -> refuse(request));
    }

    private Optional<ArmResponse> answer(String method, ArmRequest request) {
        for (Route route : routes) {
            Optional<Map<String, String>> variables = matched(route, method, request);
            if (variables.isPresent()) {
                return Optional.of(answer(route, request.withVariables(variables.get())));
            }
        }
        return Optional.empty();
    }

    /// What can be read can be asked for its existence: 204 says that it is there.
    private Optional<ArmResponse> existence(ArmRequest request) {
        return request.method().equals("HEAD")
                ? answer("GET", request)
                        .map(read -> read.status() == 200 ? ArmResponse.empty(204) : read)
                : Optional.empty();
    }

    private static Optional<Map<String, String>> matched(
            Route route, String method, ArmRequest request) {
        return route.method().equals(method) ? route.match(request.path()) : Optional.empty();
    }

    private static ArmResponse answer(Route route, ArmRequest request) {
        return versionError(route, request)
                .or(() -> route.misnamed(request.variables()).map(ArmRouter::noName))
                .map(ArmResponse::of)
                .orElseGet(() -> route.handler().handle(request));
    }

    private static Optional<ArmError> versionError(Route route, ArmRequest request) {
        return route.versioned() ? ApiVersions.check(route.type(), request) : Optional.empty();
    }

    private static ArmError noName(String variable) {
        return ArmError.of(
                400,
                "InvalidResourceName",
                "The name of the %s must have 1 to 260 characters, none of them a control character or one of / < > %% & \\ ? #."
                        .formatted(variable));
    }

    private ArmResponse refuse(ArmRequest request) {
        String allowed =
                routes.stream()
                        .filter(route -> route.match(request.path()).isPresent())
                        .map(Route::method)
                        .distinct()
                        .collect(Collectors.joining(", "));
        return allowed.isEmpty() ? noSuchPath() : noSuchMethod(allowed);
    }

    private static ArmResponse noSuchPath() {
        return ArmResponse.of(
                ArmError.of(
                        404,
                        "InvalidResourceType",
                        "No resource type of this service answers to this path."));
    }

    private static ArmResponse noSuchMethod(String allowed) {
        return ArmResponse.of(
                        ArmError.of(
                                405,
                                "MethodNotAllowed",
                                "This resource answers to " + allowed + " only."))
                .with("Allow", allowed);
    }
}
