package io.tidemill.control.authorization;

import io.tidemill.control.identity.Caller;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The filter that lets a caller do what a role of theirs allows; all else is a 403.
///
/// It stands behind the filter that finds out who the caller is, and asks before anybody looks
/// whether there is such a resource: who may not read it is not told whether it exists.
public final class Authorization implements ArmHandler {
    private final ArmHandler next;
    private final AccessControl access;

    public Authorization(ArmHandler next, AccessControl access) {
        this.next = next;
        this.access = access;
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        Demand demand = Demand.of(request.method(), request.decodedPath());
        Principal caller = Caller.principal();
        return switch (access.grants().verdict(caller.objectId(), demand)) {
            case Verdict.Allowed _ -> next.handle(request);
            case Verdict.Partly(var visible) -> only(next.handle(request), visible);
            case Verdict.Denied _ -> refuse(caller, demand);
        };
    }

    /// The list without the elements that lie where the caller may not look.
    private static ArmResponse only(ArmResponse response, Predicate<Scope> visible) {
        if (response.status() != 200 || response.body().isEmpty()) {
            return response;
        }
        return response.json() instanceof ObjectNode envelope
                ? ArmResponse.ok(envelope.set("value", some(envelope.path("value"), visible)))
                : ArmResponse.list(List.of());
    }

    private static ArrayNode some(JsonNode list, Predicate<Scope> visible) {
        ArrayNode some = ArmJson.array();
        list.valueStream().filter(element -> visible.test(place(element))).forEach(some::add);
        return some;
    }

    /// Where an element of a list lies. A tenant is as far up as the root, and so is what has no
    /// id: only those see it who see all.
    private static Scope place(JsonNode element) {
        String id = element.path("id").asString("");
        return id.startsWith("/tenants/") ? Scope.ROOT : ResourcePath.of(id).scope();
    }

    private static ArmResponse refuse(Principal caller, Demand demand) {
        return ArmResponse.of(
                ArmError.of(
                        403,
                        "AuthorizationFailed",
                        "The client '%s' with object id '%s' does not have authorization to perform action '%s' over scope '%s', or the scope is invalid. It needs a role that allows the action there; a new role counts at once."
                                .formatted(
                                        caller.name(),
                                        caller.objectId(),
                                        demand.action(),
                                        demand.scope().text())));
    }
}
