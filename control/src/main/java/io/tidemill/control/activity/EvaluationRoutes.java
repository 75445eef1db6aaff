package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Route;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Why a setting did what it did: its last evaluations, as children of the setting.
public final class EvaluationRoutes {
    private static final String ALL =
            "GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Insights/autoscaleSettings/{setting}/evaluations";
    private static final int MOST = 100;

    private final EvaluationLog log;

    public EvaluationRoutes(EvaluationLog log) {
        this.log = log;
    }

    public List<Route> routes() {
        return List.of(Route.of(ALL + "/latest", this::latest), Route.of(ALL, this::list));
    }

    private ArmResponse latest(ArmRequest request) {
        List<ObjectNode> newest = log.of(settingId(request), 1);
        return newest.isEmpty()
                ? ArmResponse.of(
                        ArmError.of(
                                404,
                                "ResourceNotFound",
                                "The setting '%s' was not evaluated yet, or does not exist."
                                        .formatted(request.variable("setting"))))
                : ArmResponse.ok(newest.getFirst());
    }

    private ArmResponse list(ArmRequest request) {
        return ArmResponse.list(log.of(settingId(request), top(request)));
    }

    private static int top(ArmRequest request) {
        try {
            int asked = Integer.parseInt(request.parameter("$top").orElse("20"));
            return Math.clamp(asked, 1, MOST);
        } catch (NumberFormatException e) {
            return EvaluationLog.IN_MEMORY;
        }
    }

    private static String settingId(ArmRequest request) {
        return "/subscriptions/%s/resourceGroups/%s/providers/microsoft.insights/autoscalesettings/%s"
                .formatted(
                        request.variable("subscription"),
                        request.variable("group"),
                        request.variable("setting"));
    }
}
