package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.engine.rule.MetricTrigger;
import io.tidemill.engine.rule.ScaleAction;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A profile as Azure's activity log shows the active one: capital names, counts as texts.
final class ProfileJson {
    private ProfileJson() {}

    static ObjectNode of(AutoscaleProfile profile) {
        ObjectNode json = ArmJson.object().put("Name", profile.name());
        json.putObject("Capacity")
                .put("Minimum", Integer.toString(profile.capacity().minimum()))
                .put("Maximum", Integer.toString(profile.capacity().maximum()))
                .put("Default", Integer.toString(profile.capacity().defaultCount()));
        ArrayNode rules = json.putArray("Rules");
        for (var rule : profile.rules()) {
            ObjectNode entry = rules.addObject();
            entry.set("MetricTrigger", trigger(rule.metricTrigger()));
            entry.set("ScaleAction", action(rule.scaleAction()));
        }
        return json;
    }

    private static ObjectNode trigger(MetricTrigger trigger) {
        return ArmJson.object()
                .put("Name", trigger.metric().name())
                .put("Namespace", trigger.metric().namespace())
                .put("Resource", trigger.metric().resourceId())
                .put("TimeGrain", trigger.sampling().timeGrain().toString())
                .put("Statistic", trigger.sampling().statistic().wire())
                .put("TimeWindow", trigger.sampling().timeWindow().toString())
                .put("TimeAggregation", trigger.sampling().timeAggregation().wire())
                .put("Operator", trigger.condition().operator().wire())
                .put("Threshold", trigger.condition().threshold())
                .put("DividePerInstance", trigger.dividePerInstance());
    }

    private static ObjectNode action(ScaleAction action) {
        return ArmJson.object()
                .put("Direction", action.direction().wire())
                .put("Type", action.type().wire())
                .put("Value", Integer.toString(action.value()))
                .put("Cooldown", action.cooldown().toString());
    }
}
