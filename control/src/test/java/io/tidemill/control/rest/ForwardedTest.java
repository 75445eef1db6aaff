package io.tidemill.control.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a proxy in front of us says of the caller counts, if there is one.
class ForwardedTest {
    @ParameterizedTest
    @CsvSource({
        "true, 192.0.2.7, https://mill.example 192.0.2.7",
        "true, '6.6.6.6, 192.0.2.7', https://mill.example 192.0.2.7",
        "true, 2001:db8::7, https://mill.example 2001:db8::7",
        "true, <script>, https://mill.example 127.0.0.1",
        "false, 192.0.2.7, http://127.0.0.1 127.0.0.1"
    })
    void believesTheProxyInFrontOfUs(boolean forwarded, String client, String told)
            throws Exception {
        Listener listener =
                new Listener(
                        "127.0.0.1",
                        0,
                        new Listener.Transport.Plain(),
                        RequestBounds.DEFAULT,
                        forwarded);
        try (ArmServer server = ArmServer.start(listener, ForwardedTest::tell, List.of());
                HttpClient http = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()))
                            .header("X-Forwarded-For", client)
                            .header("X-Forwarded-Proto", "https")
                            .header("X-Forwarded-Host", "mill.example")
                            .build();
            String body = http.send(request, BodyHandlers.ofString()).body();

            assertThat(ArmJson.read(body).path("told").asString().replace(":" + server.port(), ""))
                    .isEqualTo(told);
        }
    }

    private static ArmResponse tell(ArmRequest request) {
        return ArmResponse.ok(
                ArmJson.object().put("told", request.origin() + " " + request.client()));
    }
}
