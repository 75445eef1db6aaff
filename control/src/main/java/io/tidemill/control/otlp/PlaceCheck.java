package io.tidemill.control.otlp;

import io.tidemill.control.ingestion.PointLimits;
import io.tidemill.engine.metric.MetricKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Finds the places of the data points of one request. What has none is on the receipt, but for
/// points that say themselves that they have no value: they leave a gap.
record PlaceCheck(Instant now, Receipt receipt) {

    Optional<Place> find(MetricKey metric, PointHead head) {
        if (head.isGap()) {
            return Optional.empty();
        }
        var dimensions = Attributes.all(head.attributes());
        var objection = objection(head, dimensions);
        objection.ifPresent(why -> receipt.reject(1, metric.name() + ": " + why));
        return objection.isPresent()
                ? Optional.empty()
                : Optional.of(new Place(metric, dimensions, head.start(), head.at()));
    }

    private Optional<String> objection(PointHead head, Map<String, String> dimensions) {
        if (PointLimits.timely(head.at(), now).isEmpty()) {
            return Optional.of("time = " + head.at() + ", " + PointLimits.wantedTime(now));
        }
        if (dimensions.size() > PointLimits.MOST_DIMENSIONS) {
            return Optional.of(
                    "%d attributes, at most %d"
                            .formatted(dimensions.size(), PointLimits.MOST_DIMENSIONS));
        }
        return dimensions.entrySet().stream()
                .filter(one ->
                        PointLimits.text(one.getKey()).isEmpty()
                                || PointLimits.text(one.getValue()).isEmpty())
                .findFirst()
                .map(one -> "attribute " + one.getKey() + " " + PointLimits.WANTED_TEXT);
    }
}
