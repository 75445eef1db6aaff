package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of autoscale settings.
public final class SettingRoutes {
    private static final String SUBSCRIPTION =
            " /subscriptions/{subscription}/providers/Microsoft.Insights/autoscaleSettings";
    private static final String GROUP =
            " /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Insights/autoscaleSettings";
    private static final String ONE = GROUP + "/{setting}";

    private final AutoscaleSettings settings;

    public SettingRoutes(AutoscaleSettings settings) {
        this.settings = settings;
    }

    public List<Route> routes() {
        return List.of(
                Route.of("PUT" + ONE, request -> write(request, settings::put)),
                Route.of("PATCH" + ONE, request -> write(request, settings::patch)),
                Route.of("GET" + ONE, this::get),
                Route.of("DELETE" + ONE, this::delete),
                Route.of("GET" + GROUP, this::listGroup),
                Route.of("GET" + SUBSCRIPTION, this::listSubscription));
    }

    private static ArmResponse write(
            ArmRequest request,
            BiFunction<SettingId, ObjectNode, AutoscaleSettings.Outcome> operation) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) -> answer(operation.apply(id(request), body));
        };
    }

    private static ArmResponse answer(AutoscaleSettings.Outcome outcome) {
        return switch (outcome) {
            case AutoscaleSettings.Outcome.Created(var document) -> ArmResponse.json(201, document);
            case AutoscaleSettings.Outcome.Updated(var document) -> ArmResponse.ok(document);
            case AutoscaleSettings.Outcome.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private ArmResponse get(ArmRequest request) {
        SettingId id = id(request);
        return settings.get(id)
                .map(ArmResponse::ok)
                .orElseGet(() -> ArmResponse.of(AutoscaleSettings.notFound(id)));
    }

    private ArmResponse delete(ArmRequest request) {
        return ArmResponse.empty(settings.delete(id(request)) ? 200 : 204);
    }

    private ArmResponse listGroup(ArmRequest request) {
        return list(
                request,
                SettingId.groupPrefix(request.variable("subscription"), request.variable("group")));
    }

    private ArmResponse listSubscription(ArmRequest request) {
        return list(request, SettingId.subscriptionPrefix(request.variable("subscription")));
    }

    private ArmResponse list(ArmRequest request, String idPrefix) {
        return PageRequest.answer(
                request,
                asked ->
                        Page.of(
                                settings.list(idPrefix),
                                setting -> setting.path("id").asString(),
                                asked));
    }

    private static SettingId id(ArmRequest request) {
        return new SettingId(
                request.variable("subscription"),
                request.variable("group"),
                request.variable("setting"));
    }
}
