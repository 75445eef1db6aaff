package io.tidemill.cli.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemill.engine.decision.Step.RuleEvaluation;
import io.tidemill.simulator.ReplayedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Collectors;

/// One CSV row a run, under a header. The rules stand in one cell: `Metric=observed
/// outcome;Metric=observed outcome`.
final class CsvLines implements RunWriter {
    private final CsvWriter csv;

    CsvLines(Writer out) {
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord("time", "profile", "from", "to", "action", "reason", "rules");
    }

    @Override
    public void write(ReplayedRun run) {
        var facts = RunFacts.of(run);
        csv.writeRecord(
                run.at().toString(),
                facts.profile(),
                Integer.toString(run.from()),
                Integer.toString(run.to()),
                facts.action(),
                facts.reason().code(),
                facts.rules().stream().map(CsvLines::rule).collect(Collectors.joining(";")));
    }

    @Override
    public void finish() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rule(RuleEvaluation rule) {
        var observed = RunFacts.observed(rule);
        return RunFacts.metric(rule)
                + "="
                + (observed.isPresent() ? Double.toString(observed.getAsDouble()) : "")
                + " "
                + rule.outcome().wire();
    }
}
