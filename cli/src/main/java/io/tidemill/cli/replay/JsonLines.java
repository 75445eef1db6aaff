package io.tidemill.cli.replay;

import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.engine.rule.ScaleRule;
import io.tidemill.simulator.ReplayedRun;
import java.io.PrintWriter;
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
    private static final int ENOUGH = 1 << 16;

    private final PrintWriter out;
    private final StringBuilder lines = new StringBuilder(ENOUGH + 4096);
    private final Map<String, String> quoted = new HashMap<>();
    private final IdentityHashMap<ScaleRule, RuleFrame> frames = new IdentityHashMap<>();

    /// What comes before and after the observed value of a rule.
    private record RuleFrame(String before, String after) {}

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void write(ReplayedRun run) {
        var facts = RunFacts.of(run);
        lines.append("{\"time\":\"").append(run.at());
        lines.append("\",\"profile\":").append(profile(facts));
        lines.append(",\"from\":").append(run.from());
        lines.append(",\"to\":").append(run.to());
        lines.append(",\"action\":\"").append(facts.action());
        lines.append("\",\"reason\":\"").append(facts.reason().code());
        lines.append("\",\"rules\":[");
        writeRules(facts);
        lines.append("]}\n");
        if (lines.length() > ENOUGH) {
            writeOut();
        }
    }

    @Override
    public void finish() {
        writeOut();
        out.flush();
    }

    private void writeRules(RunFacts facts) {
        var separator = "";
        for (var rule : facts.rules()) {
            lines.append(separator);
            write(rule);
            separator = ",";
        }
    }

    private void write(RuleEvaluation rule) {
        var frame = frames.computeIfAbsent(rule.rule(), _ -> frame(rule));
        lines.append(frame.before());
        write(RunFacts.observed(rule));
        lines.append(frame.after()).append(rule.outcome().wire()).append("\"}");
    }

    /// JSON knows no infinity.
    private void write(OptionalDouble observed) {
        if (observed.isPresent() && Double.isFinite(observed.getAsDouble())) {
            lines.append(observed.getAsDouble());
        } else {
            lines.append("null");
        }
    }

    private RuleFrame frame(RuleEvaluation rule) {
        return new RuleFrame(
                "{\"metric\":" + quoted(RunFacts.metric(rule)) + ",\"observed\":",
                ",\"threshold\":" + RunFacts.threshold(rule) + ",\"outcome\":\"");
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

    private void writeOut() {
        out.append(lines);
        lines.setLength(0);
    }
}
