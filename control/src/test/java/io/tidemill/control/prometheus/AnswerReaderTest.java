package io.tidemill.control.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    /// Buckets that end 60, 120 and 180 seconds after the epoch.
    private static final Question QUESTION =
            new Question("up", Instant.EPOCH, Duration.ofSeconds(60), 3);

    @Test
    void putsEachValueIntoTheBucketThatEndsThere() {
        assertThat(
                        rows(
                                """
                                {"resultType":"matrix","result":[
                                 {"metric":{"__name__":"up","job":"a"},"values":[[60,"1"],[180,"3.5"]]}]}\
                                """))
                .containsOnlyKeys(Map.of("job", "a"))
                .containsEntry(Map.of("job", "a"), new double[] {1, Double.NaN, 3.5});
    }

    @Test
    void takesAnInstantVectorAndAScalar() {
        assertThat(
                        rows(
                                """
                                {"resultType":"vector","result":[{"metric":{},"value":[120.000,"7"]}]}\
                                """))
                .containsEntry(Map.of(), new double[] {Double.NaN, 7, Double.NaN});
        assertThat(rows("{\"resultType\":\"scalar\",\"result\":[180,\"2\"]}"))
                .containsEntry(Map.of(), new double[] {Double.NaN, Double.NaN, 2});
    }

    @Test
    void leavesAGapWhereTheValueIsNoNumber() {
        assertThat(
                        rows(
                                """
                                {"resultType":"matrix","result":[
                                 {"metric":{},"values":[[60,"NaN"],[120,"+Inf"],[180,"five"],[999,"1"],["x"],7]}]}\
                                """))
                .containsEntry(Map.of(), new double[] {Double.NaN, Double.NaN, Double.NaN});
    }

    @Test
    void givesEverySeriesEveryLabel() {
        assertThat(
                        rows(
                                """
                                {"resultType":"vector","result":[
                                 {"metric":{"a":"1"},"value":[60,"1"]},{"metric":{"b":"2"},"value":[60,"2"]}]}\
                                """))
                .containsOnlyKeys(Map.of("a", "1", "b", ""), Map.of("a", "", "b", "2"));
    }

    @Test
    void tellsAnExpressionThatIsWrongFromAServerThatIs() {
        assertThat(read(400, "{\"status\":\"error\",\"errorType\":\"bad_data\",\"error\":\"no\"}"))
                .isEqualTo(new Answer.Refused("no"));
        assertThat(read(503, "{\"status\":\"error\",\"errorType\":\"timeout\",\"error\":\"slow\"}"))
                .isEqualTo(new Answer.Failed("it answered 503, slow"));
        assertThat(read(401, "Unauthorized"))
                .isEqualTo(new Answer.Failed("it answered 401, no JSON object"));
    }

    @Test
    void refusesAText() {
        assertThat(success("{\"resultType\":\"string\",\"result\":[60,\"hello\"]}"))
                .isInstanceOf(Answer.Refused.class);
    }

    @Test
    void takesNoMoreSeriesThanARuleNeeds() {
        var one = "{\"metric\":{},\"value\":[60,\"1\"]},";
        var many = one.repeat(AnswerReader.MOST_SERIES) + one.substring(0, one.length() - 1);

        assertThat(success("{\"resultType\":\"vector\",\"result\":[" + many + "]}"))
                .isInstanceOf(Answer.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"status\":\"success\"}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\"}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"matrix\",\"result\":{\"a\":1}}}",
                "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[1,null,\"x\"]}}"
            })
    void makesAnAnswerOfAnything(String body) {
        assertThat(read(200, body)).isNotNull();
    }

    @Property(tries = 300)
    void makesAnAnswerOfAnyText(@ForAll String body) {
        assertThat(read(200, body)).isInstanceOf(Answer.Failed.class);
    }

    private static Map<Map<String, String>, double[]> rows(String data) {
        return success(data) instanceof Answer.Values(var rows) ? rows : Map.of();
    }

    private static Answer success(String data) {
        return read(200, "{\"status\":\"success\",\"data\":" + data + "}");
    }

    private static Answer read(int status, String body) {
        return new AnswerReader(QUESTION).read(status, body);
    }
}
