package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.rule.ScaleAction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A rule's part of an evaluation, the rule itself in ARM's words.
final class RuleJson {
    private RuleJson() {}

    static ObjectNode of(Step.RuleEvaluation rule) {
        ObjectNode json =
                StepJson.named("RuleEvaluation")
                        .put("index", rule.index())
                        .put("outcome", rule.outcome().wire())
                        .put("direction", rule.direction().wire())
                        .put("wanted", rule.wanted());
        json.set("metricTrigger", trigger(rule.rule().metricTrigger()));
        json.set("scaleAction", action(rule.rule().scaleAction()));
        json.putObject("window")
                .put("start", rule.window().start().toString())
                .put("end", rule.window().end().toString());
        json.set("measurement", StepJson.measurement(rule.measurement()));
        json.set("samples", samples(rule));
        StepJson.moment(json, "coolingUntil", rule.coolingUntil());
        return json;
    }

    /// A gap is null.
    private static ArrayNode samples(Step.RuleEvaluation rule) {
        ArrayNode samples = ArmJson.array();
        for (double sample : rule.samples().toList()) {
            if (Double.isFinite(sample)) {
                samples.add(sample);
            } else {
                samples.addNull();
            }
        }
        return samples;
    }

    private static ObjectNode trigger(MetricTrigger trigger) {
        ObjectNode json =
                ArmJson.object()
                        .put("metricName", trigger.metric().name())
                        .put("metricNamespace", trigger.metric().namespace())
                        .put("metricResourceUri", trigger.metric().resourceId())
                        .put("timeGrain", trigger.sampling().timeGrain().toString())
                        .put("statistic", trigger.sampling().statistic().wire())
                        .put("timeWindow", trigger.sampling().timeWindow().toString())
                        .put("timeAggregation", trigger.sampling().timeAggregation().wire())
                        .put("operator", trigger.condition().operator().wire())
                        .put("threshold", trigger.condition().threshold())
                        .put("dividePerInstance", trigger.dividePerInstance());
        ArrayNode dimensions = json.putArray("dimensions");
        for (var filter : trigger.dimensions()) {
            ObjectNode entry =
                    dimensions
                            .addObject()
                            .put("DimensionName", filter.name())
                            .put("Operator", filter.operator().wire());
            filter.values().forEach(entry.putArray("Values")::add);
        }
        return json;
    }

    private static ObjectNode action(ScaleAction action) {
        return ArmJson.object()
                .put("direction", action.direction().wire())
                .put("type", action.type().wire())
                .put("value", Integer.toString(action.value()))
                .put("cooldown", action.cooldown().toString());
    }
}
