package io.tidemill.modelserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceIdsTest {

    private static Headers headers(String request, String platform, String client) {
        Headers headers = new Headers();
        headers.set("x-request-id", request);
        headers.set("x-ms-request-id", platform);
        headers.set("x-ms-client-request-id", client);
        return headers;
    }

    /// `-` in an expected column stands for an absent header; `new` is the id made up here.
    @ParameterizedTest
    @CsvSource({
        "'', '', '', new, new, -",
        "a, '', '', a, a, -",
        "'', b, '', new, b, b",
        "a, b, '', a, b, b",
        "'', '', c, new, c, c",
        "a, '', c, a, c, c",
        "'', b, c, new, b, c",
        "a, b, c, a, b, c",
    })
    void propagate(String request, String platform, String client, String a, String b, String c) {
        var ids = TraceIds.answering(headers(request, platform, client), () -> "new").headers();
        assertThat(ids.get("x-request-id")).isEqualTo(a);
        assertThat(ids.get("x-ms-request-id")).isEqualTo(b);
        assertThat(ids.getOrDefault("x-ms-client-request-id", "-")).isEqualTo(c);
    }

    @Test
    void nameTheOneThatIsTooLong() {
        assertThat(TraceIds.tooLong(headers("a", "b".repeat(100), "c"))).isEmpty();
        assertThat(TraceIds.tooLong(headers("a", "b".repeat(101), "c")))
                .isEqualTo(Optional.of("x-ms-request-id"));
    }
}
