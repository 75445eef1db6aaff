package io.tidemill.cli.replay;

import static java.util.Objects.requireNonNull;

import io.tidemill.engine.decision.Outcome;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.simulator.ReplayedRun;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import tools.jackson.core.io.JsonStringEncoder;

/// One JSON object a line and run.
///
/// A year has half a million lines and most of each is as in the line before, so what repeats is
/// made into JSON once; a generator of tokens took a third of a replay's time.
final class JsonLines implements RunWriter {
    private final PrintWriter out;
    private final LineBuffer lines;
    private final Map<String, String> quoted = new HashMap<>();
    private final IdentityHashMap<ScaleRule, RuleFrame> frames = new IdentityHashMap<>();

    /// What comes before the observed value of a rule, and what comes after it with each outcome.
    private record RuleFrame(String before, Map<Outcome, String> after) {}

    JsonLines(PrintWriter out) {
        this.out = out;
        this.lines = new LineBuffer(out);
    }

    @Override
    public void write(ReplayedRun run) {
        var facts = new RunFacts(run);
        lines.add("{\"time\":\"").add(run.at());
        lines.add("\",\"profile\":").add(profile(facts));
        lines.add(",\"from\":").add(run.from());
        lines.add(",\"to\":").add(run.to());
        lines.add(",\"action\":\"").add(facts.action());
        lines.add("\",\"reason\":\"").add(facts.reason().code());
        lines.add("\",\"rules\":[");
        writeRules(facts);
        lines.add("]}").endLine();
    }

    @Override
    public void finish() {
        lines.flush();
        out.flush();
    }

    private void writeRules(RunFacts facts) {
        var separator = "";
        for (var rule : facts.rules()) {
            lines.add(separator);
            write(rule);
            separator = ",";
        }
    }

    private void write(RuleEvaluation rule) {
        var frame = frame(rule);
        lines.add(frame.before());
        write(RunFacts.observed(rule));
        lines.add(requireNonNull(frame.after().get(rule.outcome())));
    }

    /// JSON knows no infinity.
    private void write(OptionalDouble observed) {
        if (observed.isPresent() && Double.isFinite(observed.getAsDouble())) {
            lines.add(observed.getAsDouble());
        } else {
            lines.add("null");
        }
    }

    private RuleFrame frame(RuleEvaluation rule) {
        return frames.computeIfAbsent(rule.rule(), JsonLines::newFrame);
    }

    private static RuleFrame newFrame(ScaleRule rule) {
        var trigger = rule.metricTrigger();
        var after = new EnumMap<Outcome, String>(Outcome.class);
        for (var outcome : Outcome.values()) {
            after.put(
                    outcome,
                    ",\"threshold\":%s,\"outcome\":\"%s\"}"
                            .formatted(trigger.condition().threshold(), outcome.wire()));
        }
        return new RuleFrame(
                "{\"metric\":" + quote(trigger.metric().name()) + ",\"observed\":", after);
    }

    private String profile(RunFacts facts) {
        return facts.profile().isEmpty() ? "null" : quoted(facts.profile());
    }

    private String quoted(String text) {
        return quoted.computeIfAbsent(text, JsonLines::quote);
    }

    private static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
