package io.tidemill.control.activity;

import io.tidemill.control.rest.ArmJson;
import io.tidemill.engine.decision.LastAction;
import io.tidemill.engine.decision.LastOperation;
import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.metric.MetricKey;
import io.tidemill.engine.profile.Capacity;
import io.tidemill.engine.profile.ProfileSelection.Claim;
import io.tidemill.engine.target.TargetState;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One step of an evaluation. Its member `step` names the kind; a moment that never was is left
/// out.
final class StepJson {
    private StepJson() {}

    static ObjectNode of(Step step) {
        return switch (step) {
            case Step.ProfileCheck check -> profiles(check);
            case Step.OperationCheck check -> operation(check);
            case Step.InstanceCount(var current, var capacity) ->
                    named("InstanceCount")
                            .put("current", current)
                            .set("capacity", capacity(capacity));
            case Step.LimitCheck(var current, var allowed) ->
                    named("LimitCheck").put("current", current).put("allowed", allowed);
            case Step.CooldownCheck check -> cooldown(check);
            case Step.RuleEvaluation rule -> RuleJson.of(rule);
            case Step.MetricHealth health -> health(health);
            case Step.Combination combination -> combination(combination);
            case Step.FlappingCheck check -> flapping(check);
            case Step.Restrained restrained -> restrained(restrained);
            case Step.InstanceUpdate(var current, var decision) ->
                    named("InstanceUpdate")
                            .put("current", current)
                            .set("decision", EvaluationJson.decision(decision));
            case Step.Skipped(var name, var why) ->
                    named("Skipped").put("name", name.name()).put("reason", why.code());
        };
    }

    static ObjectNode named(String step) {
        return ArmJson.object().put("step", step);
    }

    /// Leaves out the distant past, which stands for never.
    static void moment(ObjectNode json, String name, Instant at) {
        if (at.isAfter(Instant.EPOCH)) {
            json.put(name, at.toString());
        }
    }

    static ObjectNode measurement(Measurement measurement) {
        return switch (measurement) {
            case Measurement.Observed(var value) ->
                    ArmJson.object().put("kind", "Observed").put("value", value);
            case Measurement.Silent() -> ArmJson.object().put("kind", "Silent");
            case Measurement.Failed(var why) ->
                    ArmJson.object().put("kind", "Failed").put("why", why);
        };
    }

    private static ObjectNode profiles(Step.ProfileCheck check) {
        ObjectNode json = named("ProfileCheck");
        ArrayNode looked = json.putArray("profiles");
        for (var candidate : check.selection().looked()) {
            ObjectNode entry =
                    looked.addObject()
                            .put("name", candidate.profile().name())
                            .put("selected", candidate.selected());
            switch (candidate.claim()) {
                case Claim.Since(var start) ->
                        entry.put("claim", "Since").put("since", start.toString());
                case Claim.OutsideDates() -> entry.put("claim", "OutsideDates");
                case Claim.NothingElse() -> entry.put("claim", "NothingElse");
            }
        }
        return json;
    }

    private static ObjectNode operation(Step.OperationCheck check) {
        ObjectNode json = named("OperationCheck").put("skipsRun", check.skipsRun());
        json.set("target", target(check.state()));
        json.set("lastOperation", operation(check.lastOperation()));
        return json;
    }

    private static ObjectNode target(TargetState state) {
        return switch (state) {
            case TargetState.Settled(var count) ->
                    ArmJson.object().put("kind", "Settled").put("instances", count);
            case TargetState.Scaling(var from, var to, var since) ->
                    ArmJson.object()
                            .put("kind", "Scaling")
                            .put("from", from)
                            .put("to", to)
                            .put("since", since.toString());
            case TargetState.Failed(var count, var why) ->
                    ArmJson.object().put("kind", "Failed").put("instances", count).put("why", why);
            case TargetState.Unreachable(var why) ->
                    ArmJson.object().put("kind", "Unreachable").put("why", why);
        };
    }

    private static ObjectNode operation(LastOperation operation) {
        return switch (operation) {
            case LastOperation.None() -> ArmJson.object().put("kind", "None");
            case LastOperation.Pending(var id, var from, var to, var action, var byRule) ->
                    ArmJson.object()
                            .put("kind", "Pending")
                            .put("id", id)
                            .put("from", from)
                            .put("to", to)
                            .put("byRule", byRule)
                            .set("action", action(action));
            case LastOperation.Succeeded(var id) ->
                    ArmJson.object().put("kind", "Succeeded").put("id", id);
            case LastOperation.Failed(var id, var why) ->
                    ArmJson.object().put("kind", "Failed").put("id", id).put("why", why);
        };
    }

    private static ObjectNode action(LastAction action) {
        return switch (action) {
            case LastAction.None() -> ArmJson.object().put("kind", "None");
            case LastAction.Taken(var at, var direction, var cooldown) ->
                    ArmJson.object()
                            .put("kind", "Taken")
                            .put("at", at.toString())
                            .put("direction", direction.wire())
                            .put("cooldown", cooldown.toString());
        };
    }

    private static ObjectNode capacity(Capacity capacity) {
        return ArmJson.object()
                .put("minimum", capacity.minimum())
                .put("maximum", capacity.maximum())
                .put("default", capacity.defaultCount());
    }

    private static ObjectNode restrained(Step.Restrained restrained) {
        ObjectNode json = named("Restrained");
        json.set("mode", ModeJson.of(restrained.mode()));
        json.set("intended", EvaluationJson.decision(restrained.intended()));
        json.set("decision", EvaluationJson.decision(restrained.decision()));
        return json;
    }

    private static ObjectNode cooldown(Step.CooldownCheck check) {
        ObjectNode json =
                named("CooldownCheck")
                        .put("direction", check.direction().wire())
                        .put("cooldown", check.cooldown().toString())
                        .put("skipsRules", check.skipsRules());
        json.set("lastAction", action(check.lastAction()));
        moment(json, "until", check.until());
        return json;
    }

    private static ObjectNode health(Step.MetricHealth health) {
        ObjectNode json = named("MetricHealth");
        ArrayNode failed = json.putArray("failed");
        for (var failure : health.failed()) {
            ObjectNode entry = metric(failure.metric());
            failed.add(entry.put("why", failure.why()));
        }
        ArrayNode recovered = json.putArray("recovered");
        health.recovered().forEach(metric -> recovered.add(metric(metric)));
        return json;
    }

    private static ObjectNode metric(MetricKey metric) {
        return ArmJson.object()
                .put("metricName", metric.name())
                .put("metricNamespace", metric.namespace())
                .put("metricResourceUri", metric.resourceId());
    }

    private static ObjectNode combination(Step.Combination combination) {
        ObjectNode json =
                named("Combination")
                        .put("current", combination.current())
                        .put("wanted", combination.wanted())
                        .put("cooldown", combination.cooldown().toString())
                        .put("reason", combination.reason().code());
        ArrayNode winners = json.putArray("winners");
        combination.winners().forEach(winners::add);
        return json;
    }

    private static ObjectNode flapping(Step.FlappingCheck check) {
        ObjectNode json =
                named("FlappingCheck")
                        .put("current", check.current())
                        .put("intended", check.intended())
                        .put("accepted", check.accepted());
        ArrayNode trials = json.putArray("trials");
        for (Step.Trial trial : check.trials()) {
            ObjectNode entry =
                    trials.addObject()
                            .put("count", trial.count())
                            .put("accepted", trial.isAccepted());
            ArrayNode projections = entry.putArray("projections");
            for (Step.Projection projection : trial.projections()) {
                projections
                        .addObject()
                        .put("rule", projection.ruleIndex())
                        .put("outcome", projection.outcome().wire())
                        .set("measurement", measurement(projection.measurement()));
            }
        }
        return json;
    }
}
