package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreJsonTest {

    private static ScoreRequest read(String body) {
        return ScoreJson.read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String textsOf(int count) {
        return "{\"inputs\": [" + "\"a\",".repeat(count - 1) + "\"a\"]}";
    }

    @Test
    void readsTheTexts() {
        assertThat(read("{\"parameters\": {\"x\": [1]}, \"inputs\": [\"one\", \"zwei: ü\"]}"))
                .isEqualTo(new ScoreRequest.Valid(List.of("one", "zwei: ü")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                     | inputs is missing",
                "[]                     | the body must be a JSON object",
                "`\"text\"`             | found a string",
                "``                     | found nothing",
                "{\"inputs\": null}     | inputs must be an array of strings, but found null",
                "{\"inputs\": \"text\"} | inputs must be an array of strings, but found a string",
                "{\"inputs\": {\"a\":[]}} | inputs must be an array of strings, but found an object",
                "{\"inputs\": []}       | inputs has 0 texts, must have 1 to 64",
                "{\"inputs\": [\"a\", 7]} | inputs[1] must be a string, but found a number",
                "{\"inputs\": [[\"a\"]]} | inputs[0] must be a string, but found an array",
                "{\"inputs\": [true]}   | inputs[0] must be a string, but found true",
                "{\"inputs\": [\"a\"],  | at line 1, column",
                "{\"inputs\": [a]}      | at line 1, column 13",
                "{\"inputs\": [\"a\"]}} | the body is not JSON",
                "{\"inputs\": [\"a\"]}7 | more follows after the object",
                "{\"inputs\": [\"a\"], \"inputs\": []} | Duplicate",
            })
    void namesWhatIsWrong(String body, String message) {
        assertThat(read(body))
                .isInstanceOfSatisfying(
                        ScoreRequest.Invalid.class,
                        invalid -> assertThat(invalid.message()).contains(message));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        byte[] body = "{\"inputs\": [\"ü\"]}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(ScoreJson.read(body)).isInstanceOf(ScoreRequest.Invalid.class);
    }

    @Test
    void boundsTheNumberOfTexts() {
        assertThat(read(textsOf(64))).isInstanceOf(ScoreRequest.Valid.class);
        assertThat(read(textsOf(65)))
                .isEqualTo(new ScoreRequest.Invalid("inputs has 65 texts, must have 1 to 64"));
    }

    @Test
    void boundsTheBytesOfAText() {
        assertThat(read("{\"inputs\": [\"" + "ü".repeat(32_768) + "\"]}"))
                .isInstanceOf(ScoreRequest.Valid.class);
        assertThat(read("{\"inputs\": [\"" + "ü".repeat(32_769) + "\"]}"))
                .isEqualTo(
                        new ScoreRequest.Invalid(
                                "inputs[0] has 65538 bytes, must have at most 65536"));
    }

    @Test
    void writesEmbeddings() {
        var scored = new ScoreOutcome.Scored("m", List.of(new float[] {0.5f, -1f}), Duration.ZERO);
        assertThat(ScoreJson.write(scored))
                .isEqualTo("{\"embeddings\":[[0.5,-1.0]],\"model\":\"m\"}");
    }

    @Test
    void escapesMessages() {
        assertThat(ScoreJson.writeMessage("a \"b\"\n"))
                .isEqualTo("{\"message\":\"a \\\"b\\\"\\n\"}");
    }
}
