package io.tidemill.engine.rule;

/// The comparison that triggers a rule: `observed operator threshold`.
public record Condition(Operator operator, double threshold) {
    public Condition {
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("threshold must be a number: " + threshold);
        }
    }

    public boolean holds(double observed) {
        return operator.holds(observed, threshold);
    }
}
