package io.tidemill.engine.rule;

/// A rule of a profile: when the trigger's condition holds, the action is asked for.
public record ScaleRule(MetricTrigger metricTrigger, ScaleAction scaleAction) {}
