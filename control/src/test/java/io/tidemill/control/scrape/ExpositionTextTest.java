package io.tidemill.control.scrape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTextTest {

    @Test
    void readsBothFormats() {
        var text =
                read(
                        """
                        # HELP up Whether it is up.
                        # TYPE up gauge
                        up 1
                        # TYPE calls counter
                        calls_total{code="200",path="/a \\"b\\" \\\\ {c}"} 12 1700000000.5 # {id="x"} 1

                        depth{a="1",} -2.5e3
                        odd NaN
                        huge +Inf
                        # EOF
                        """);

        assertThat(text.types())
                .containsOnly(Map.entry("up", "gauge"), Map.entry("calls", "counter"));
        assertThat(text.samples())
                .containsExactly(
                        new Sample("up", Map.of(), 1),
                        new Sample(
                                "calls_total",
                                Map.of("code", "200", "path", "/a \"b\" \\ {c}"),
                                12),
                        new Sample("depth", Map.of("a", "1"), -2500),
                        new Sample("odd", Map.of(), Double.NaN),
                        new Sample("huge", Map.of(), Double.POSITIVE_INFINITY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "up",
                "up one",
                "up{a=\"1\" 1",
                "up{a=\"1\",a=\"2\"} 1",
                "up{a=1} 1",
                "up{a=\"\\\"} 1",
                "1up 1",
                "up 1 2 3"
            })
    void takesNothingWhenALineIsWrong(String line) {
        assertThat(ExpositionText.read("good 1\n" + line))
                .isEqualTo(new ExpositionText.Outcome.Broken("line 2 is no sample"));
    }

    @Test
    void takesNoMoreThanItsShare() {
        assertThat(ExpositionText.read("up 1\n".repeat(ExpositionText.MOST_SAMPLES + 1)))
                .isInstanceOf(ExpositionText.Outcome.Broken.class);
    }

    @Property(tries = 2_000)
    void makesSomethingOfAnyText(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 80) String text) {
        assertThat(ExpositionText.read(text)).isNotNull();
        assertThat(ExpositionText.read("up{" + text)).isNotNull();
        assertThat(ExpositionText.read("up{a=\"" + text)).isNotNull();
    }

    private static ExpositionText read(String text) {
        return ExpositionText.read(text) instanceof ExpositionText.Outcome.Read(var read)
                ? read
                : new ExpositionText(Map.of(), List.of());
    }
}
