package io.tidemill.cli.replay;

import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.simulator.ReplayedRun;
import java.util.List;
import java.util.OptionalDouble;

/// What every output of a replay tells of a run, in the words it uses. `profile` is empty where
/// none applies; `rules` are those that were measured, in the order of the profile.
record RunFacts(String action, Reason reason, String profile, List<RuleEvaluation> rules) {
    RunFacts {
        rules = List.copyOf(rules);
    }

    static RunFacts of(ReplayedRun run) {
        var evaluation = run.evaluation();
        return new RunFacts(
                action(run),
                evaluation.decision().reason(),
                evaluation.profile().map(AutoscaleProfile::name).orElse(""),
                evaluation.steps(Step.RuleEvaluation.class));
    }

    static String metric(RuleEvaluation rule) {
        return rule.rule().metricTrigger().metric().name();
    }

    static double threshold(RuleEvaluation rule) {
        return rule.rule().metricTrigger().condition().threshold();
    }

    /// The value compared with the threshold; empty if there was none.
    static OptionalDouble observed(RuleEvaluation rule) {
        return switch (rule.measurement()) {
            case Measurement.Observed(var value) -> OptionalDouble.of(value);
            case Measurement.Silent _, Measurement.Failed _ -> OptionalDouble.empty();
        };
    }

    private static String action(ReplayedRun run) {
        return run.to() == run.from() ? "None" : run.to() > run.from() ? "ScaleOut" : "ScaleIn";
    }
}
