package io.tidemill.cli.replay;

import io.tidemill.cli.view.Text;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.simulator.ReplayedRun;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/// Runs for a person: one line a run, but runs that hold for the same reason as the one before are
/// counted, not shown. The last line sums up.
final class TableLines implements RunWriter {
    private static final String ROW = "%-20s  %-16s  %5s  %5s  %-8s  %-21s  %s%n";
    private static final int PROFILE_WIDTH = 16;

    /// What must be equal for runs to be told as one.
    private record Shown(String profile, int from, int to, String reason) {
        private static Shown of(ReplayedRun run, RunFacts facts) {
            return new Shown(facts.profile(), run.from(), run.to(), facts.reason().code());
        }

        private boolean isHold() {
            return from == to;
        }
    }

    private final PrintWriter out;
    private final Tally tally = new Tally();
    private Shown shown = new Shown("", -1, -1, "");
    private Instant lastAt = Instant.MIN;
    private int hidden;

    TableLines(PrintWriter out) {
        this.out = out;
        out.printf(ROW, "TIME", "PROFILE", "FROM", "TO", "ACTION", "REASON", "RULES");
    }

    @Override
    public void write(ReplayedRun run) {
        tally.add(run);
        var facts = new RunFacts(run);
        var now = Shown.of(run, facts);
        if (now.isHold() && now.equals(shown)) {
            hidden++;
            lastAt = run.at();
            return;
        }
        tellHidden();
        shown = now;
        row(run, facts);
    }

    @Override
    public void finish() {
        tellHidden();
        out.println(tally.sentence());
        out.flush();
    }

    private void tellHidden() {
        if (hidden > 0) {
            out.println("… " + Text.count(hidden, "more run") + " like this, until " + lastAt);
            hidden = 0;
        }
    }

    private void row(ReplayedRun run, RunFacts facts) {
        var rules = facts.rules().stream().map(TableLines::rule).collect(Collectors.joining(", "));
        out.printf(
                ROW,
                run.at(),
                Text.cut(facts.profile(), PROFILE_WIDTH),
                run.from(),
                run.to(),
                facts.action(),
                facts.reason().code(),
                rules);
    }

    private static String rule(RuleEvaluation rule) {
        var observed = RunFacts.observed(rule);
        var value =
                observed.isPresent()
                        ? String.format(Locale.ROOT, "%.4g", observed.getAsDouble())
                        : "–";
        return "%s %s %s".formatted(RunFacts.metric(rule), value, rule.outcome().wire());
    }
}
