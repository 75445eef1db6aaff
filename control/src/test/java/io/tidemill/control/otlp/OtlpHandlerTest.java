package io.tidemill.control.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tidemill.control.identity.Principal;
import io.tidemill.control.identity.TokenCheck;
import io.tidemill.control.ingestion.MetricIntake;
import io.tidemill.control.metric.MetricStore;
import io.tidemill.control.metric.Resolution;
import io.tidemill.engine.metric.Buckets;
import io.tidemill.engine.metric.MetricKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtlpHandlerTest {
    private static final Instant NOW = Instant.parse("2026-01-07T11:20:30Z");
    private static final String BLUE =
            "/subscriptions/s/resourceGroups/g/providers/X.Y/deployments/blue";
    private static final OtlpCall JSON = new OtlpCall("Bearer good", "application/json", "");

    private final MetricStore store = new MetricStore();
    private final OtlpHandler handler =
            new OtlpHandler(
                    header ->
                            header.equals("Bearer good")
                                    ? new TokenCheck.Good(Principal.ADMINISTRATOR)
                                    : new TokenCheck.Unknown(),
                    _ ->
                            (id, _) ->
                                    id.equals(BLUE)
                                            ? Optional.empty()
                                            : Optional.of("not to " + id),
                    new MetricIntake(store),
                    () -> NOW);

    @Test
    void takesGauges() {
        assertThat(send("gauge", "{\"dataPoints\":[" + number("asDouble", "7.5") + "]}"))
                .isEqualTo("{}");
        var bucket = minute("m");
        assertThat(bucket.sum(0)).isEqualTo(7.5);
        assertThat(store.series(BLUE))
                .singleElement()
                .satisfies(
                        series -> assertThat(series.dimensions()).containsEntry("route", "/score"));
    }

    @Test
    void addsDeltasUp() {
        var sum =
                "{\"aggregationTemporality\":1,\"isMonotonic\":true,\"dataPoints\":["
                        + number("asInt", "\"3\"")
                        + "]}";
        send("sum", sum);
        send("sum", sum);
        assertThat(minute("m").sum(0)).isEqualTo(6);
        assertThat(minute("m").count(0)).isEqualTo(2);
    }

    @Test
    void makesDifferencesOfTotals() {
        send("sum", total(0, 100));
        send("sum", total(1, 130));
        send("sum", total(2, 131));
        assertThat(minute("m").sum(0)).isEqualTo(31);
    }

    @Test
    void takesWhatGoesUpAndDownAsItIs() {
        send("sum", total(0, 5).replace("true", "false"));
        send("sum", total(1, 3).replace("true", "false"));
        assertThat(minute("m").maximum(0)).isEqualTo(5);
        assertThat(minute("m").minimum(0)).isEqualTo(3);
    }

    @Test
    void makesMeanAndPercentilesOfHistograms() {
        send(
                "histogram",
                """
                {"aggregationTemporality":"AGGREGATION_TEMPORALITY_DELTA","dataPoints":[{%s,
                 "count":"10","sum":150,"min":2,"max":38,"explicitBounds":[10,20,40],"bucketCounts":["4","4","2","0"]}]}\
                """
                        .formatted(head(0)));
        var mean = minute("m");
        assertThat(mean.sum(0) / mean.count(0)).isEqualTo(15);
        assertThat(mean.minimum(0)).isEqualTo(2);
        assertThat(mean.maximum(0)).isEqualTo(38);
        assertThat(minute("m_P50").sum(0)).isEqualTo(12.5);
        assertThat(minute("m_P90").sum(0)).isEqualTo(30);
    }

    @Test
    void makesMeanAndPercentilesOfExponentialHistograms() {
        send(
                "exponentialHistogram",
                """
                {"aggregationTemporality":1,"dataPoints":[{%s,"count":"8","sum":32,"scale":0,
                 "positive":{"offset":0,"bucketCounts":["2","2","4"]}}]}\
                """
                        .formatted(head(0)));
        assertThat(minute("m").sum(0)).isEqualTo(32);
        assertThat(minute("m").count(0)).isEqualTo(8);
        assertThat(minute("m_P50").sum(0)).isEqualTo(4);
    }

    @Test
    void leavesAGapWhereThereIsNoValue() {
        var gap = number("asDouble", "7").replace("{\"attr", "{\"flags\":1,\"attr");
        assertThat(send("gauge", "{\"dataPoints\":[" + gap + "]}")).isEqualTo("{}");
        assertThat(store.series(BLUE)).isEmpty();
    }

    @Test
    void takesWhatItCanAndTellsWhatNot() {
        var old = number("asInt", "1").replace(nanos(0), nanos(-1_300));
        var answer = send("gauge", "{\"dataPoints\":[" + number("asInt", "1") + "," + old + "]}");
        assertThat(answer)
                .contains(
                        "\"rejectedDataPoints\":\"1\"", "must be a time from 2026-01-07T11:00:30Z");
        assertThat(minute("m").count(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tidemill.resource_id | some.id | none of the attributes",
                "deployments/blue | deployments/green | not to /subscriptions/s",
                "\"name\":\"m\" | \"name\":\"\" | the name of a metric must be a text",
                "\"gauge\" | \"summary\" | is a summary: send histograms",
                "\"asDouble\":1 | \"asDouble\":\"NaN\" | must be a finite number",
                "/score | LONG | attribute route must be a text of 1 to 256 characters"
            })
    void rejects(String part, String replacement, String why) {
        var body =
                request("gauge", "{\"dataPoints\":[" + number("asDouble", "1") + "]}")
                        .replace(part, replacement.replace("LONG", "x".repeat(257)));
        assertThat(text(handler.handle(JSON, bytes(body))))
                .contains("\"rejectedDataPoints\":\"1\"", why);
        assertThat(store.series(BLUE)).isEmpty();
    }

    @Test
    void understandsProtobufAndGzip() throws IOException {
        var json = request("gauge", "{\"dataPoints\":[" + number("asDouble", "7.5") + "]}");
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(MediaType.JSON.parse(bytes(json)).toByteArray());
        }
        var call = new OtlpCall("Bearer good", "application/x-protobuf", "gzip");
        var answer = handler.handle(call, packed.toByteArray());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(ExportMetricsServiceResponse.parseFrom(answer.body()))
                .isEqualTo(ExportMetricsServiceResponse.getDefaultInstance());
        assertThat(minute("m").sum(0)).isEqualTo(7.5);
    }

    @Test
    void refusesAPackedBodyThatGrowsTooLarge() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(new byte[17 << 20]);
        }
        var call = new OtlpCall("Bearer good", "application/x-protobuf", "gzip");
        assertThat(handler.handle(call, packed.toByteArray()).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer bad, application/json, '', 401",
        "'', application/json, '', 401",
        "Bearer good, text/plain, '', 415",
        "Bearer good, application/json, br, 415"
    })
    void refusesBeforeItReads(String token, String type, String encoding, int status) {
        assertThat(handler.refusal(new OtlpCall(token, type, encoding)))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource({"application/json, ''", "application/x-protobuf, ''", "application/json, gzip"})
    void refusesWhatItCannotRead(String type, String encoding) {
        var call = new OtlpCall("Bearer good", type, encoding);
        assertThat(handler.handle(call, bytes("{nonsense")).status()).isEqualTo(400);
    }

    private String send(String kind, String data) {
        return text(handler.handle(JSON, bytes(request(kind, data))));
    }

    private static String request(String kind, String data) {
        return """
        {"resourceMetrics":[{"resource":{"attributes":[{"key":"tidemill.resource_id","value":{"stringValue":"%s"}}]},
         "scopeMetrics":[{"scope":{"name":"shop"},"metrics":[{"name":"m","%s":%s}]}]}]}\
        """
                .formatted(BLUE, kind, data);
    }

    private static String number(String kind, String value) {
        return "{%s,\"%s\":%s}".formatted(head(0), kind, value);
    }

    private static String total(int second, long value) {
        return "{\"aggregationTemporality\":2,\"isMonotonic\":true,\"dataPoints\":[{%s,\"asInt\":\"%d\"}]}"
                .formatted(head(second), value);
    }

    private static String head(int second) {
        return "\"attributes\":[{\"key\":\"route\",\"value\":{\"stringValue\":\"/score\"}}],\"timeUnixNano\":\"%s\""
                .formatted(nanos(second));
    }

    private static String nanos(int second) {
        return NOW.plusSeconds(second).getEpochSecond() + "000000000";
    }

    private Buckets minute(String metric) {
        var from = NOW.minusSeconds(30);
        var series =
                store.read(
                        new MetricKey(BLUE, "shop", metric),
                        Resolution.MINUTE,
                        from,
                        from.plusSeconds(60));
        return Buckets.merge(
                series.stream().map(one -> one.buckets()).toList(),
                from,
                from.plusSeconds(60),
                Duration.ofMinutes(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(OtlpAnswer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
