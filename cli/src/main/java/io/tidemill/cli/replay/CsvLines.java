package io.tidemill.cli.replay;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tidemill.simulator.ReplayedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// One CSV row a run, under a header. The rules stand in one cell: `Metric=observed
/// outcome;Metric=observed outcome`.
final class CsvLines implements RunWriter {
    private final CsvWriter csv;
    private final StringBuilder cell = new StringBuilder();

    CsvLines(Writer out) {
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord("time", "profile", "from", "to", "action", "reason", "rules");
    }

    @Override
    public void write(ReplayedRun run) {
        var facts = new RunFacts(run);
        csv.writeRecord(
                run.at().toString(),
                facts.profile(),
                Integer.toString(run.from()),
                Integer.toString(run.to()),
                facts.action(),
                facts.reason().code(),
                rules(facts));
    }

    @Override
    public void finish() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String rules(RunFacts facts) {
        cell.setLength(0);
        for (var rule : facts.rules()) {
            cell.append(cell.isEmpty() ? "" : ";").append(RunFacts.metric(rule)).append('=');
            RunFacts.observed(rule).ifPresent(cell::append);
            cell.append(' ').append(rule.outcome().wire());
        }
        return cell.toString();
    }
}
