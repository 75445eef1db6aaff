package io.tidemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class MainTest {

    @TempDir private Path data = Path.of("");
    private final Console console = new Console();

    @Test
    void suggestsTheCommandThatWasMeant() {
        assertThat(console.run("statsu")).isEqualTo(2);
        assertThat(console.err())
                .isEqualTo(
                        """
                        ERROR: Unmatched argument at index 0: 'statsu'
                        See `tidemill --help`.
                        Did you mean `status`?
                        """);
    }

    @Test
    void refusesAnOptionThatDoesNotExist() {
        assertThat(console.run("version", "--verbose")).isEqualTo(2);
        assertThat(console.err()).contains("'--verbose'").contains("`tidemill version --help`");
    }

    @Test
    void asksForACommand() {
        assertThat(console.run()).isEqualTo(2);
        assertThat(console.err()).startsWith("ERROR: no command was given");
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void showsHelpWithAnExample(Verb verb) {
        assertThat(console.run(verb.word(), "--help")).isZero();
        assertThat(console.out()).contains("Example").contains("  tidemill " + verb.word());
    }

    @Test
    void listsEveryCommandInItsHelp() {
        assertThat(console.run("--help")).isZero();
        for (Verb verb : Verb.values()) {
            assertThat(console.out()).contains("\n  " + verb.word() + " ");
        }
    }

    @Test
    void showsItsVersionAsJson() {
        assertThat(console.run("version", "-o", "json")).isZero();
        assertThat(console.out()).contains("\"tidemill\" : \"unreleased\"");
    }

    @Test
    void saysWhereNoServerRuns() {
        assertThat(console.run("status", "--data", data.toString())).isEqualTo(1);
        assertThat(console.err())
                .isEqualTo(
                        """
                        ERROR: (NotRunning) No Tidemill is running on %s
                        Start one with `tidemill up`, or name another folder with --data.
                        """
                                .formatted(data));
    }

    @Test
    void findsTheDataFolderInTheEnvironment() {
        assertThat(console.run(Map.of("TIDEMILL_DATA", "/a/b"), "status")).isEqualTo(1);
        assertThat(console.run(Map.of("XDG_DATA_HOME", "/x"), "status")).isEqualTo(1);
        assertThat(console.run(Map.of("HOME", "/h"), "status")).isEqualTo(1);
        assertThat(console.err())
                .contains("running on /a/b\n")
                .contains("running on /x/tidemill\n")
                .contains("running on /h/.local/share/tidemill\n");
    }

    @Test
    void saysInOneLineWhyItCannotStart() {
        RunningServer.Starter refusing =
                (_, _) -> {
                    throw new IllegalStateException("Port 7070 is in use");
                };

        assertThat(console.run(refusing, "up", "--data", data.toString())).isEqualTo(1);
        assertThat(console.err()).isEqualTo("ERROR: (CannotStart) Port 7070 is in use\n");
    }

    @Test
    void refusesALengthOfTimeThatIsNone() {
        assertThat(console.run("load", "--endpoint", "e", "--duration", "soon")).isEqualTo(2);
        assertThat(console.err()).contains("'soon' is no length of time");
    }
}
