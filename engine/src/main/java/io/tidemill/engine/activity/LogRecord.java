package io.tidemill.engine.activity;

import java.util.List;

/// A record of the setting's resource log. `result` holds what stands beside the properties, mostly
/// nothing.
public record LogRecord(
        Category category,
        String operationName,
        Stamp stamp,
        List<Property> result,
        List<Property> properties) {
    public LogRecord {
        result = List.copyOf(result);
        properties = List.copyOf(properties);
    }

    /// The two categories that diagnostic settings choose among.
    public enum Category {
        AUTOSCALE_EVALUATIONS("AutoscaleEvaluations"),
        AUTOSCALE_SCALE_ACTIONS("AutoscaleScaleActions");

        private final String wire;

        Category(String wire) {
            this.wire = wire;
        }

        /// The spelling in records.
        public String wire() {
            return wire;
        }
    }
}
