package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.Problem;
import io.tidemill.control.rest.Problems;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The forecast of a setting's metric. Nothing forecasts here, so it has no data, as Azure's has
/// none for what does not scale by prediction.
final class PredictiveMetrics {
    private static final List<String> REQUIRED =
            List.of("timespan", "interval", "metricNamespace", "metricName", "aggregation");

    private PredictiveMetrics() {}

    static ArmResponse of(ObjectNode setting, ArmRequest request) {
        Problems problems = new Problems();
        REQUIRED.stream()
                .filter(name -> request.parameter(name).filter(text -> !text.isBlank()).isEmpty())
                .map(name -> new Problem("BadRequest", name, name + " is missing in the query"))
                .forEach(problems::add);
        return problems.isEmpty()
                ? ArmResponse.ok(empty(setting, request))
                : ArmResponse.of(ArmError.of(problems.all()));
    }

    private static ObjectNode empty(ObjectNode setting, ArmRequest request) {
        ObjectNode answer = ArmJson.object();
        for (String name : List.of("timespan", "interval", "metricName")) {
            answer.put(name, request.parameter(name).orElse(""));
        }
        answer.set("targetResourceId", setting.path("properties").path("targetResourceUri"));
        answer.putArray("data");
        return answer;
    }
}
