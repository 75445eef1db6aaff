package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ResourceType;
import io.tidemill.control.rest.ResourceTypes;
import io.tidemill.control.rest.Route;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of resource providers, from which clients learn by which api-version to ask for
/// a resource. All of them are registered from the start.
final class ProviderRoutes {
    private static final String ALL = " /subscriptions/{subscription}/providers";
    private static final String ONE = ALL + "/{namespace}";

    List<Route> routes() {
        return List.of(
                Route.of("GET" + ALL, ProviderRoutes::list),
                Route.of("GET" + ONE, ProviderRoutes::get),
                Route.of("POST" + ONE + "/register", ProviderRoutes::get));
    }

    private static ArmResponse list(ArmRequest request) {
        return ArmResponse.list(
                ResourceTypes.all().stream()
                        .map(ResourceType::namespace)
                        .distinct()
                        .map(namespace -> view(request, namespace))
                        .toList());
    }

    private static ArmResponse get(ArmRequest request) {
        String asked = request.variable("namespace");
        return ResourceTypes.all().stream()
                .map(ResourceType::namespace)
                .filter(asked::equalsIgnoreCase)
                .findFirst()
                .map(namespace -> ArmResponse.ok(view(request, namespace)))
                .orElseGet(() -> ArmResponse.of(unknown(asked)));
    }

    private static ObjectNode view(ArmRequest request, String namespace) {
        ObjectNode view =
                ArmJson.object()
                        .put(
                                "id",
                                "/subscriptions/%s/providers/%s"
                                        .formatted(request.variable("subscription"), namespace))
                        .put("namespace", namespace)
                        .put("registrationState", "Registered")
                        .put("registrationPolicy", "RegistrationFree");
        ArrayNode types = view.putArray("resourceTypes");
        ResourceTypes.all().stream()
                .filter(type -> type.namespace().equals(namespace))
                .forEach(type -> types.add(view(type)));
        return view;
    }

    private static ObjectNode view(ResourceType type) {
        ObjectNode view =
                ArmJson.object()
                        .put("resourceType", type.name())
                        .put("defaultApiVersion", type.apiVersions().getFirst());
        view.putArray("locations").add(Location.LOCAL);
        type.apiVersions().forEach(view.putArray("apiVersions")::add);
        return view;
    }

    private static ArmError unknown(String namespace) {
        return ArmError.of(
                404,
                "InvalidResourceNamespace",
                "The resource namespace '%s' is not served here.".formatted(namespace));
    }
}
