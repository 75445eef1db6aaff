package io.tidemill.cli.replay;

import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.simulator.ReplayedRun;
import java.util.List;
import java.util.OptionalDouble;

/// How the parts of a run are named in every output of a replay.
final class RunFacts {
    private RunFacts() {}

    /// `None`, `ScaleOut` or `ScaleIn`.
    static String action(ReplayedRun run) {
        return run.to() == run.from() ? "None" : run.to() > run.from() ? "ScaleOut" : "ScaleIn";
    }

    static Reason reason(ReplayedRun run) {
        return run.evaluation().decision().reason();
    }

    /// The active profile's name; empty if there was none.
    static String profile(ReplayedRun run) {
        return run.evaluation().profile().map(AutoscaleProfile::name).orElse("");
    }

    /// The rules that were measured, in the order of the profile.
    static List<RuleEvaluation> rules(ReplayedRun run) {
        return run.evaluation().steps(Step.RuleEvaluation.class);
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
}
