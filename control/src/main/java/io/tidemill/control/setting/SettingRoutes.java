package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Page;
import io.tidemill.control.rest.PageRequest;
import io.tidemill.control.rest.Precondition;
import io.tidemill.control.rest.Route;
import java.util.List;
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
                Route.of("GET" + ONE + "/predictiveMetrics", this::predictiveMetrics),
                Route.ofOurs(
                        "GET /providers/Microsoft.Insights/operations",
                        _ -> ArmResponse.list(InsightsOperations.all())),
                Route.of("GET" + GROUP, this::listGroup),
                Route.of("GET" + SUBSCRIPTION, this::listSubscription));
    }

    private interface Write {
        AutoscaleSettings.Outcome apply(SettingId id, ObjectNode body, Precondition condition);
    }

    private static ArmResponse write(ArmRequest request, Write write) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    answer(write.apply(id(request), body, Precondition.of(request)), request);
        };
    }

    private static ArmResponse answer(AutoscaleSettings.Outcome outcome, ArmRequest request) {
        return switch (outcome) {
            case AutoscaleSettings.Outcome.Created(var setting) ->
                    SettingView.of(setting, request).answer(201);
            case AutoscaleSettings.Outcome.Updated(var setting) ->
                    SettingView.of(setting, request).answer(200);
            case AutoscaleSettings.Outcome.Deleted() -> ArmResponse.empty(200);
            case AutoscaleSettings.Outcome.Absent() -> ArmResponse.empty(204);
            case AutoscaleSettings.Outcome.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private ArmResponse get(ArmRequest request) {
        SettingId id = id(request);
        return settings.get(id)
                .map(setting -> SettingView.of(setting, request).answer(Precondition.of(request)))
                .orElseGet(() -> ArmResponse.of(AutoscaleSettings.notFound(id)));
    }

    private ArmResponse predictiveMetrics(ArmRequest request) {
        SettingId id = id(request);
        return settings.get(id)
                .map(setting -> PredictiveMetrics.of(setting.resource(), request))
                .orElseGet(() -> ArmResponse.of(AutoscaleSettings.notFound(id)));
    }

    private ArmResponse delete(ArmRequest request) {
        return answer(settings.delete(id(request), Precondition.of(request)), request);
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
                                        asked)
                                .map(setting -> SettingView.of(setting, request)));
    }

    private static SettingId id(ArmRequest request) {
        return new SettingId(
                request.variable("subscription"),
                request.variable("group"),
                request.variable("setting"));
    }
}
