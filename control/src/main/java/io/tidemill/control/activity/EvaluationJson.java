package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.decision.Decision;
import io.tidemill.engine.decision.Evaluation;
import io.tidemill.engine.decision.Explanation;
import io.tidemill.engine.decision.Step;
import tools.jackson.databind.node.ObjectNode;

/// An evaluation for people and programs: each step with all that it saw and said, the decision,
/// and sentences.
final class EvaluationJson {
    private EvaluationJson() {}

    static ObjectNode of(Evaluation evaluation) {
        ObjectNode json =
                ArmJson.object()
                        .put("settingId", evaluation.setting().id())
                        .put("settingName", evaluation.setting().name())
                        .put("targetResourceId", evaluation.setting().targetResourceId())
                        .put("enabled", evaluation.setting().enabled())
                        .put("correlationId", evaluation.correlationId())
                        .put("evaluatedAt", evaluation.at().toString());
        evaluation.profile().ifPresent(profile -> json.put("profile", profile.name()));
        evaluation.current().ifPresent(count -> json.put("currentInstanceCount", count));
        json.set("decision", decision(evaluation.decision()));
        restraint(json, evaluation);
        var explanation = json.putArray("explanation");
        Explanation.of(evaluation).forEach(explanation::add);
        var steps = json.putArray("steps");
        for (Step step : evaluation.steps()) {
            steps.add(StepJson.of(step));
        }
        return json;
    }

    /// The mode always, the rest only where something was held back.
    private static void restraint(ObjectNode json, Evaluation evaluation) {
        var restraint = evaluation.setting().behavior().restraint();
        json.set("mode", ModeJson.of(restraint.mode().at(evaluation.at())));
        if (!evaluation.intended().equals(evaluation.decision())) {
            json.set("intended", decision(evaluation.intended()));
        }
    }

    static ObjectNode decision(Decision decision) {
        return switch (decision) {
            case Decision.Scale(var from, var to, var reason) ->
                    ArmJson.object()
                            .put("kind", "Scale")
                            .put("from", from)
                            .put("to", to)
                            .put("direction", ((Decision.Scale) decision).direction().wire())
                            .put("reason", reason.code());
            case Decision.Hold(var reason) ->
                    ArmJson.object().put("kind", "Hold").put("reason", reason.code());
        };
    }
}
