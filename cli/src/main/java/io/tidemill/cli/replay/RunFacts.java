package io.tidemill.cli.replay;

import io.tidemill.engine.decision.Measurement;
import io.tidemill.engine.decision.Reason;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.profile.AutoscaleProfile;
import io.tidemill.simulator.ReplayedRun;
import java.util.List;
import java.util.OptionalDouble;

/// What every output of a replay tells of a run, in the words it uses.
record RunFacts(ReplayedRun run) {
    String action() {
        return run.to() == run.from() ? "None" : run.to() > run.from() ? "ScaleOut" : "ScaleIn";
    }

    Reason reason() {
        return run.evaluation().decision().reason();
    }

    /// The name of the profile; empty where none applies.
    String profile() {
        return run.evaluation().profile().map(AutoscaleProfile::name).orElse("");
    }

    /// The rules that were measured, in the order of the profile.
    List<RuleEvaluation> rules() {
        return run.evaluation().steps(RuleEvaluation.class);
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
