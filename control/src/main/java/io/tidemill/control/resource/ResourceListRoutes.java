package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;

/// The lists of resources of all types, in a group or a subscription.
final class ResourceListRoutes {
    private final List<Residents> residents;

    ResourceListRoutes(List<Residents> residents) {
        this.residents = List.copyOf(residents);
    }

    List<Route> routes() {
        return List.of(
                Route.of(
                        "GET /subscriptions/{subscription}/resources",
                        request ->
                                list(
                                        request,
                                        "/subscriptions/"
                                                + request.variable("subscription")
                                                + "/")),
                Route.of(
                        "GET " + GroupId.PATH + "/resources",
                        request -> list(request, GroupId.of(request).inside())));
    }

    private ArmResponse list(ArmRequest request, String idPrefix) {
        return ResourceFilter.answer(
                request, residents.stream().flatMap(kind -> kind.list(idPrefix).stream()).toList());
    }
}
