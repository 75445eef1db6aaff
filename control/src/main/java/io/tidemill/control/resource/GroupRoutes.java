package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of resource groups.
///
/// Deleting one answers with the address of an operation, as Azure does, whose name says which
/// group it is about: it is over when there is no such group.
final class GroupRoutes {
    private static final String ALL = " /subscriptions/{subscription}/resourceGroups";
    private static final String ONE = " " + GroupId.PATH;
    private static final String RESULTS = "/subscriptions/{subscription}/operationresults";

    private final ResourceGroups groups;

    GroupRoutes(ResourceGroups groups) {
        this.groups = groups;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET" + ALL, this::list),
                Route.of("GET" + ONE, this::get),
                Route.of("PUT" + ONE, request -> write(request, groups::put)),
                Route.of("PATCH" + ONE, request -> write(request, groups::patch)),
                Route.of("DELETE" + ONE, this::delete),
                Route.of("GET " + RESULTS + "/{operation}", this::result));
    }

    private ArmResponse list(ArmRequest request) {
        return ResourceFilter.answer(request, groups.list(request.variable("subscription")));
    }

    private ArmResponse get(ArmRequest request) {
        GroupId id = GroupId.of(request);
        return groups.get(id).map(ArmResponse::ok).orElseGet(() -> absent(id));
    }

    private static ArmResponse write(
            ArmRequest request, BiFunction<GroupId, ObjectNode, Written<GroupId>> operation) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    Written.answer(operation.apply(GroupId.of(request), body));
        };
    }

    private ArmResponse delete(ArmRequest request) {
        GroupId id = GroupId.of(request);
        return groups.delete(id) ? waiting(request, operation(id)) : absent(id);
    }

    private ArmResponse result(ArmRequest request) {
        String operation = request.variable("operation");
        return group(request.variable("subscription"), operation)
                .map(id ->
                        groups.get(id).isPresent()
                                ? waiting(request, operation)
                                : ArmResponse.empty(200))
                .orElseGet(() ->
                        ArmResponse.of(
                                ArmError.of(
                                        404,
                                        "OperationNotFound",
                                        "There is no operation of that name.")));
    }

    private static ArmResponse waiting(ArmRequest request, String operation) {
        return ArmResponse.empty(202)
                .with(
                        "Location",
                        "%s%s/%s?api-version=%s"
                                .formatted(
                                        request.origin(),
                                        RESULTS.replace(
                                                "{subscription}", request.variable("subscription")),
                                        operation,
                                        request.parameter("api-version").orElse("")))
                .with("Retry-After", "1");
    }

    private static String operation(GroupId id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.name().getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<GroupId> group(String subscription, String operation) {
        try {
            byte[] name = Base64.getUrlDecoder().decode(operation);
            return Optional.of(new GroupId(subscription, new String(name, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ArmResponse absent(GroupId id) {
        return ArmResponse.of(ResourceGroups.notFound(id));
    }
}
