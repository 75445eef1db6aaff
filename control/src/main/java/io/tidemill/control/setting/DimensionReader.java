package io.tidemill.control.setting;

import io.tidemill.control.rest.JsonField;
import io.tidemill.engine.rule.DimensionFilter;
import io.tidemill.engine.rule.DimensionOperator;
import java.util.ArrayList;
import java.util.List;

/// Reads the dimension filters of a trigger.
final class DimensionReader {
    private static final String ALL = "*";

    private DimensionReader() {}

    static List<DimensionFilter> read(JsonField field) {
        List<DimensionFilter> filters = new ArrayList<>();
        for (JsonField item : field.items()) {
            String name = item.at("DimensionName").text();
            DimensionOperator operator =
                    item.at("Operator")
                            .read(
                                    DimensionOperator::parse,
                                    DimensionOperator.EQUALS,
                                    Words.oneOf(DimensionOperator.values()));
            List<String> values = values(item.at("Values"));
            if (!name.isEmpty() && !values.isEmpty()) {
                filters.add(new DimensionFilter(name, operator, values));
            }
        }
        return filters;
    }

    private static List<String> values(JsonField field) {
        List<String> values = field.items().stream().map(JsonField::text).toList();
        if (values.isEmpty()) {
            field.refuse("must have at least one value");
        }
        if (values.contains(ALL) && values.size() > 1) {
            field.refuse("must not have other values beside *");
        }
        return values;
    }
}
