package io.tidemill.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.engine.decision.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Option;

class ReplayPageTest {
    private static final Path PAGE = Path.of("..", "docs", "replay.md");
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

    @Test
    void namesEachReasonAndNoOther() throws IOException {
        var page = Files.readString(PAGE);
        var table = page.substring(page.indexOf("| reason |"));

        assertThat(firstCells(table))
                .containsExactlyElementsOf(
                        Arrays.stream(Reason.values()).map(Reason::code).toList());
    }

    @Test
    void namesEachColumn() throws IOException {
        var page = Files.readString(PAGE);
        var table = page.substring(page.indexOf("| column |"), page.indexOf("| reason |"));

        assertThat(firstCells(table))
                .containsExactlyElementsOf(
                        Arrays.stream(MetricsColumn.values()).map(MetricsColumn::heading).toList());
    }

    @Test
    void namesEachOption() throws IOException {
        var page = Files.readString(PAGE);

        assertThat(ReplayCommand.class.getDeclaredFields())
                .filteredOn(field -> field.isAnnotationPresent(Option.class))
                .extracting(field -> field.getAnnotation(Option.class).names()[0])
                .filteredOn(name -> !name.equals("-h"))
                .allSatisfy(name -> assertThat(page).contains("`" + name));
    }

    private static List<String> firstCells(String table) {
        return FIRST_CELL.matcher(table).results().map(cell -> cell.group(1)).toList();
    }
}
