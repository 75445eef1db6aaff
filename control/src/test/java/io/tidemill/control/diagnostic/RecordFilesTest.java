package io.tidemill.control.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFilesTest {
    private static final String GROUP =
            "/subscriptions/S/resourceGroups/G/providers/microsoft.insights/autoscalesettings/";

    @TempDir private Path folder;

    @Test
    void appendsLinesUnderAccountCategoryAndSetting() throws IOException {
        var files = new RecordFiles(folder, RecordFiles.Size.DEFAULT);
        files.append(place("one"), List.of("1", "2"));
        files.append(place("ONE"), List.of("3"));

        assertThat(folder.resolve("archive/insights-logs-autoscaleevaluations/s/g/one.jsonl"))
                .hasContent("1\n2\n3");
    }

    @Test
    void keepsNamesOutOfTheWay() throws IOException {
        var files = new RecordFiles(folder.resolve("in"), RecordFiles.Size.DEFAULT);
        files.append(place(".."), List.of("1"));
        files.append(place("ü".repeat(200)), List.of("1"));

        try (Stream<Path> outside = Files.list(folder)) {
            assertThat(outside).containsExactly(folder.resolve("in"));
        }
        assertThat(all()).hasSize(2);
    }

    @Test
    void dropsTheOldestWhenAllIsTooMuch() throws IOException {
        var files = new RecordFiles(folder, new RecordFiles.Size(100, 300));
        for (int i = 100; i < 200; i++) {
            files.append(place("one"), List.of("record " + i));
        }

        assertThat(all().stream().mapToLong(RecordFilesTest::size).sum()).isLessThanOrEqualTo(500);
        assertThat(all()).hasSizeGreaterThan(2).allMatch(file -> size(file) <= 100);
        assertThat(folder.resolve("archive/insights-logs-autoscaleevaluations/s/g/one.jsonl"))
                .content()
                .endsWith("record 199\n");
    }

    private static RecordFiles.Place place(String setting) {
        return new RecordFiles.Place("archive", RecordCategory.EVALUATIONS, GROUP + setting);
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }
}
