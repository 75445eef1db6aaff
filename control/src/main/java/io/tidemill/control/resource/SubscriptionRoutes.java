package io.tidemill.control.resource;

import io.tidemill.control.identity.AdministratorToken;
import io.tidemill.control.identity.Tenant;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of what is there by itself: the tenant, the subscription and the location.
final class SubscriptionRoutes {
    private final ResourceGroups groups;

    SubscriptionRoutes(ResourceGroups groups) {
        this.groups = groups;
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET /tenants", _ -> ArmResponse.list(List.of(tenant()))),
                Route.of("GET /subscriptions", _ -> list()),
                Route.of("GET /subscriptions/{subscription}", SubscriptionRoutes::get),
                Route.of(
                        "GET /subscriptions/{subscription}/locations",
                        SubscriptionRoutes::locations));
    }

    /// The one subscription, and those that resources of an earlier Tidemill are in.
    private ArmResponse list() {
        return ArmResponse.list(
                Stream.concat(
                                Stream.of(AdministratorToken.SUBSCRIPTION),
                                groups.subscriptions().stream())
                        .distinct()
                        .map(SubscriptionRoutes::view)
                        .toList());
    }

    private static ArmResponse get(ArmRequest request) {
        return ArmResponse.ok(view(request.variable("subscription")));
    }

    private static ArmResponse locations(ArmRequest request) {
        String id =
                "/subscriptions/%s/locations/%s"
                        .formatted(request.variable("subscription"), Location.LOCAL);
        ObjectNode location =
                ArmJson.object()
                        .put("id", id)
                        .put("name", Location.LOCAL)
                        .put("type", "Region")
                        .put("displayName", "Local")
                        .put("regionalDisplayName", "Local");
        location.putObject("metadata")
                .put("regionType", "Physical")
                .put("regionCategory", "Recommended");
        return ArmResponse.list(List.of(location));
    }

    private static ObjectNode tenant() {
        return ArmJson.object()
                .put("id", "/tenants/" + Tenant.ID)
                .put("tenantId", Tenant.ID)
                .put("displayName", Tenant.NAME)
                .put("tenantCategory", "Home");
    }

    private static ObjectNode view(String id) {
        ObjectNode view =
                ArmJson.object()
                        .put("id", "/subscriptions/" + id)
                        .put("subscriptionId", id)
                        .put("tenantId", Tenant.ID)
                        .put("displayName", "Tidemill")
                        .put("state", "Enabled")
                        .put("authorizationSource", "RoleBased");
        view.putObject("subscriptionPolicies")
                .put("locationPlacementId", "Public_2014-09-01")
                .put("quotaId", "PayAsYouGo_2014-09-01")
                .put("spendingLimit", "Off");
        view.putArray("managedByTenants");
        return view;
    }
}
