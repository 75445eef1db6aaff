package io.tidemill.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private static final Table TABLE =
            new Table(
                    List.of(Table.text("NAME"), Table.figure("READY"), Table.text("WHY")),
                    List.of(
                            List.of("blue", "2", "CPU is quiet"),
                            List.of("green", "11", "CPU 82 % is above 70 %")));

    @Test
    void alignsWordsLeftAndFiguresRight() {
        assertThat(String.join("\n", TABLE.lines(80)))
                .isEqualTo(
                        """
                        NAME   READY  WHY
                        -----  -----  ----------------------
                        blue       2  CPU is quiet
                        green     11  CPU 82 % is above 70 %\
                        """);
    }

    @Test
    void cutsTheWidestColumnToFit() {
        assertThat(String.join("\n", TABLE.lines(26)))
                .isEqualTo(
                        """
                        NAME   READY  WHY
                        -----  -----  ------------
                        blue       2  CPU is quiet
                        green     11  CPU 82 % is…\
                        """);
    }

    @Test
    void showsItsHeadingsWithoutRows() {
        assertThat(new Table(TABLE.columns(), List.of()).lines(80))
                .containsExactly("NAME  READY  WHY", "----  -----  ---");
    }
}
