package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Route;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Why a setting did what it did: its last evaluations, as children of the setting.
public final class EvaluationRoutes {
    private static final String ALL =
            "GET /subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.Insights/autoscaleSettings/{setting}/evaluations";
    private static final String TOP = "$top";
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
        Optional<String> asked = request.parameter(TOP);
        return asked.map(EvaluationRoutes::top)
                .orElse(Optional.of(EvaluationLog.IN_MEMORY))
                .map(top -> ArmResponse.list(log.of(settingId(request), top)))
                .orElseGet(() -> refuse(asked.orElse("")));
    }

    private static Optional<Integer> top(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,3}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= MOST);
    }

    private static ArmResponse refuse(String asked) {
        String message = "%s = %s, must be a whole number from 1 to %d".formatted(TOP, asked, MOST);
        return ArmResponse.of(ArmError.of(List.of(new Problem("BadRequest", TOP, message))));
    }

    private static String settingId(ArmRequest request) {
        return "/subscriptions/%s/resourceGroups/%s/providers/microsoft.insights/autoscalesettings/%s"
                .formatted(
                        request.variable("subscription"),
                        request.variable("group"),
                        request.variable("setting"));
    }
}
