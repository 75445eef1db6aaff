package io.tidemill.cli.replay;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tidemill.cli.client.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A CSV file (RFC 4180) of recorded metrics: a header, then one row a sample.
final class MetricsFile {
    private MetricsFile() {}

    /// Reads all of it, or fails with every cell that is wrong.
    static Recording read(Path file) {
        var problems = new Problems(file);
        try (var csv =
                CsvReader.builder()
                        .detectBomHeader(true)
                        .skipEmptyLines(true)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(file)) {
            return recording(csv, problems);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure("UnreadableFile", file + " cannot be read: " + e, "");
        } catch (CsvParseException e) {
            throw new CommandFailure(
                    "InvalidFile", file + " is no CSV file: " + e.getMessage(), "");
        }
    }

    private static Recording recording(CsvReader<CsvRecord> csv, Problems problems) {
        var rows = csv.iterator();
        if (!rows.hasNext()) {
            problems.add(
                    "it is empty; the first line names the columns " + MetricsColumn.headings());
            problems.failIfAny();
        }
        var header = MetricsHeader.of(rows.next().getFields(), problems);
        problems.failIfAny();
        var samples = new MetricsRows(header, problems);
        try (var later = new SecondThread<>(samples::add)) {
            rows.forEachRemaining(later);
        }
        return samples.recording();
    }
}
