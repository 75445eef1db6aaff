package io.tidemill.control.scrape;

import java.util.Map;

/// One line of numbers in the text.
///
/// @param value perhaps not finite
record Sample(String name, Map<String, String> labels, double value) {
    Sample {
        labels = Map.copyOf(labels);
    }
}
