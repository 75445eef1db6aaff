package io.tidemill.engine.rule;

import java.util.List;

/// A condition on the value of one dimension. Names and values are compared without regard to case.
public record DimensionFilter(String name, DimensionOperator operator, List<String> values) {
    public DimensionFilter {
        values = List.copyOf(values);
        if (name.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException(
                    "a dimension filter needs a name and a value: '" + name + "', " + values);
        }
    }
}
