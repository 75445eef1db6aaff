package io.tidemill.engine.rule;

import java.util.List;
import java.util.Map;

/// A condition on the value of one dimension. Names and values are compared without regard to case.
public record DimensionFilter(String name, DimensionOperator operator, List<String> values) {
    public DimensionFilter {
        values = List.copyOf(values);
        if (name.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "a dimension filter needs a name and a value: '" + name + "', " + values);
        }
    }

    /// Whether this is the filter that lets every value through, present and future: equal to `*`.
    public boolean isEverything() {
        return operator == DimensionOperator.EQUALS && values.contains("*");
    }

    /// Whether a series with these dimensions passes. One that is not split by this dimension does
    /// not.
    public boolean accepts(Map<String, String> dimensions) {
        return isEverything() || dimensions.entrySet().stream().anyMatch(this::accepts);
    }

    private boolean accepts(Map.Entry<String, String> dimension) {
        return dimension.getKey().equalsIgnoreCase(name)
                && names(dimension.getValue()) == (operator == DimensionOperator.EQUALS);
    }

    private boolean names(String value) {
        return values.stream().anyMatch(value::equalsIgnoreCase);
    }
}
