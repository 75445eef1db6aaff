package io.tidemill.control.prometheus;

import io.tidemill.control.prometheus.PrometheusSources.Mention;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.JsonField;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The filter that has servers judge the expressions of a setting before it is written: whoever
/// writes it then finds their words at once, without asking anybody while the store waits.
///
/// @param next writes the setting
public record ExpressionCheck(PrometheusSources sources, ArmHandler next) implements ArmHandler {
    @Override
    public ArmResponse handle(ArmRequest request) {
        if (isWriteOfASetting(request)
                && ArmJson.parse(request.body()) instanceof ArmJson.Parsed.Understood(var body)) {
            sources.judge(mentions(body));
        }
        return next.handle(request);
    }

    private static boolean isWriteOfASetting(ArmRequest request) {
        return Set.of("PUT", "PATCH").contains(request.method())
                && request.path().toLowerCase(Locale.ROOT).contains("/autoscalesettings/");
    }

    private static Set<Mention> mentions(JsonNode setting) {
        return JsonField.member(JsonField.member(setting, "properties"), "profiles")
                .valueStream()
                .flatMap(profile -> JsonField.member(profile, "rules").valueStream())
                .map(rule -> JsonField.member(rule, "metricTrigger"))
                .map(trigger ->
                        new Mention(
                                JsonField.member(trigger, "metricNamespace").asString(""),
                                JsonField.member(trigger, "metricName").asString("")))
                .collect(Collectors.toSet());
    }
}
