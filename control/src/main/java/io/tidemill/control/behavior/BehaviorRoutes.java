package io.tidemill.control.behavior;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Precondition;
import io.tidemill.control.rest.Route;
import io.tidemill.control.setting.SettingId;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The REST surface of a setting's behavior.
public final class BehaviorRoutes {
    private static final String ONE =
            " /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Insights/autoscaleSettings/{setting}/behavior/default";

    private final Behaviors behaviors;

    public BehaviorRoutes(Behaviors behaviors) {
        this.behaviors = behaviors;
    }

    public List<Route> routes() {
        return List.of(
                Route.ofOurs("GET" + ONE, this::get),
                Route.ofOurs("PUT" + ONE, request -> write(request, behaviors::put)),
                Route.ofOurs("PATCH" + ONE, request -> write(request, behaviors::patch)),
                Route.ofOurs("DELETE" + ONE, this::delete));
    }

    private ArmResponse get(ArmRequest request) {
        return switch (behaviors.get(id(request))) {
            case Behaviors.Outcome.Found(var behavior) -> behavior.answer(Precondition.of(request));
            case Behaviors.Outcome.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private interface Write {
        Behaviors.Outcome apply(SettingId id, ObjectNode body, Precondition condition);
    }

    private static ArmResponse write(ArmRequest request, Write write) {
        return switch (ArmJson.parse(request.body())) {
            case ArmJson.Parsed.Malformed(var why) -> ArmResponse.of(ArmError.malformed(why));
            case ArmJson.Parsed.Understood(var body) ->
                    answer(write.apply(id(request), body, Precondition.of(request)));
        };
    }

    /// Never 201: a behavior is there as soon as its setting is.
    private static ArmResponse answer(Behaviors.Outcome outcome) {
        return switch (outcome) {
            case Behaviors.Outcome.Found(var behavior) -> behavior.answer(200);
            case Behaviors.Outcome.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private ArmResponse delete(ArmRequest request) {
        return switch (behaviors.delete(id(request), Precondition.of(request))) {
            case Behaviors.Outcome.Found(var before) ->
                    ArmResponse.empty(before.isStored() ? 200 : 204);
            case Behaviors.Outcome.Refused(var error) -> ArmResponse.of(error);
        };
    }

    private static SettingId id(ArmRequest request) {
        return new SettingId(
                request.variable("subscription"),
                request.variable("group"),
                request.variable("setting"));
    }
}
