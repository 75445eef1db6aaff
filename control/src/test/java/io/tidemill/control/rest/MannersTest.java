package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MannersTest {
    private static final ArmRequest REQUEST = ArmRequest.of("GET", "/x");

    @Test
    void givesEveryAnswerItsRequestId() {
        ArmResponse response =
                new Manners(
                                _ ->
                                        ArmResponse.ok(
                                                ArmJson.object().put("id", RequestId.current())),
                                () -> "r1")
                        .handle(REQUEST);

        assertThat(response.headers())
                .containsEntry("x-ms-request-id", "r1")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Content-Type-Options", "nosniff");
        assertThat(response.json().path("id").asString()).isEqualTo("r1");
    }

    @Test
    void tellsNothingOfAFaultButTheRequestId() {
        ArmResponse response =
                new Manners(
                                _ -> {
                                    throw new IllegalStateException("secret of /etc/tidemill");
                                },
                                () -> "r2")
                        .handle(REQUEST);

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body())
                .contains("InternalServerError", "r2")
                .doesNotContain("secret", "IllegalState", "at io.");
    }

    @Test
    void echoesTheClientsIdWhenAsked() {
        ArmRequest asking =
                REQUEST.withHeaders(
                        Map.of(
                                "x-ms-client-request-id", "mine",
                                "X-MS-Return-Client-Request-Id", "true"));

        assertThat(new Manners(_ -> ArmResponse.empty(200)).handle(asking).headers())
                .containsEntry("x-ms-client-request-id", "mine");
        assertThat(new Manners(_ -> ArmResponse.empty(200)).handle(REQUEST).headers())
                .doesNotContainKey("x-ms-client-request-id");
    }

    @ParameterizedTest
    @CsvSource({"GET, reads", "PUT, writes", "PATCH, writes", "POST, writes", "DELETE, deletes"})
    void tellsThatThereIsNoNeedToSlowDown(String method, String kind) {
        ArmResponse response =
                new Manners(_ -> ArmResponse.empty(200)).handle(ArmRequest.of(method, "/x"));

        assertThat(response.headers())
                .containsEntry("x-ms-ratelimit-remaining-subscription-" + kind, "11999");
    }
}
