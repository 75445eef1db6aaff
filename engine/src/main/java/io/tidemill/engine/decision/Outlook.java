package io.tidemill.engine.decision;

import io.tidemill.engine.decision.Step.CooldownCheck;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.Mode;
import io.tidemill.engine.rule.Direction;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What would have to change for the count to move another way than it does.
final class Outlook {
    private Outlook() {}

    static List<String> of(Evaluation evaluation) {
        return switch (evaluation.decision().reason()) {
            case BELOW_MINIMUM, ABOVE_MAXIMUM, SCALE_OUT_RULE, SCALE_IN_RULES -> List.of();
            case SCALE_IN_REDUCED, FLAPPING ->
                    List.of("It goes further in when the load is low enough for fewer instances.");
            case METRIC_FAILURE_TO_DEFAULT, METRIC_FAILURE ->
                    List.of("The rules decide again when every metric can be read.");
            case DISABLED -> List.of("Nothing changes until the setting is enabled.");
            case NO_PROFILE -> List.of("A default profile would apply whenever no other does.");
            case TARGET_UNREACHABLE -> List.of("The next run asks the target again.");
            case OPERATION_IN_PROGRESS ->
                    List.of("The rules are looked at when the change is over.");
            case NO_RULES -> List.of("Only other limits or another profile move the count.");
            case COOLDOWN ->
                    List.of(
                            "The rules may change the count again at "
                                    + cooldownEnd(evaluation)
                                    + ".");
            case PAUSED -> List.of(pauseEnd(evaluation));
            case DRY_RUN -> List.of("It is done once the mode is Active.");
            case SCALE_OUT_PAUSED, SCALE_IN_PAUSED ->
                    List.of("It is done once that direction is not paused any more.");
            case AT_MAXIMUM -> List.of("A higher maximum would allow more instances.");
            case AT_MINIMUM -> List.of("A lower minimum would allow fewer instances.");
            case NOT_TRIGGERED -> missing(evaluation);
        };
    }

    private static String pauseEnd(Evaluation evaluation) {
        return evaluation.setting().behavior().restraint().mode() instanceof Mode.Paused paused
                        && paused.isBounded()
                ? "The setting acts again at " + paused.until() + "."
                : "The setting acts again when somebody resumes it.";
    }

    private static Instant cooldownEnd(Evaluation evaluation) {
        return evaluation.steps(CooldownCheck.class).stream()
                .filter(CooldownCheck::skipsRules)
                .map(CooldownCheck::until)
                .min(Comparator.naturalOrder())
                .orElse(evaluation.at());
    }

    private static List<String> missing(Evaluation evaluation) {
        return Stream.concat(
                        missing(evaluation, Direction.INCREASE, "For scaling out, %s must be %s."),
                        missing(evaluation, Direction.DECREASE, "For scaling in, %s must be %s."))
                .toList();
    }

    private static Stream<String> missing(
            Evaluation evaluation, Direction direction, String sentence) {
        return evaluation.steps(RuleEvaluation.class).stream()
                .filter(rule ->
                        rule.direction() == direction && rule.outcome() != Outcome.TRIGGERED)
                .map(rule -> rule.rule().metricTrigger())
                .map(trigger ->
                        sentence.formatted(trigger.metric().name(), Phrase.condition(trigger)));
    }
}
