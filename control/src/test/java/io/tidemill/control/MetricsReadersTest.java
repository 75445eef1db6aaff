package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may read `/metrics` of a running control plane, and what they find there.
class MetricsReadersTest {
    private static final Pattern FAMILY = Pattern.compile("# TYPE (\\w+) \\w+");

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    @TempDir Path path;

    @Test
    void needATokenUnlessToldOtherwise() throws IOException {
        try (var running = PlaneOnFreePorts.in(path)) {
            assertThat(get(running, "Host: localhost")).startsWith("HTTP/1.1 401");
            assertThat(get(running, "Host: localhost", "Authorization: Bearer " + token()))
                    .startsWith("HTTP/1.1 200")
                    .contains("tidemill_build_info");
        }
    }

    @Test
    void needNoneOnThisMachineWhereItIsOpened() throws IOException {
        try (var running =
                PlaneOnFreePorts.in(
                        path,
                        new MetricsConfig(
                                Duration.ZERO, MetricsConfig.Keeping.DEFAULT, true, List.of()))) {
            assertThat(get(running, "Host: 127.0.0.1:7070")).startsWith("HTTP/1.1 200");
            assertThat(get(running, "Host: [::1]:7070")).startsWith("HTTP/1.1 200");
            assertThat(get(running, "Host: localhost", "Authorization: Bearer wrong"))
                    .startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void areNotOnThisMachineBehindAProxyOrUnderAnotherName() throws IOException {
        try (var running =
                PlaneOnFreePorts.in(
                        path,
                        new MetricsConfig(
                                Duration.ZERO, MetricsConfig.Keeping.DEFAULT, true, List.of()))) {
            for (var header :
                    List.of(
                            "X-Forwarded-For: 192.0.2.1",
                            "Forwarded: for=192.0.2.1",
                            "Via: 1.1 proxy")) {
                assertThat(get(running, "Host: localhost", header)).startsWith("HTTP/1.1 401");
            }
            assertThat(get(running, "Host: lured.example")).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void findEveryFamilyUnderANameByTheConventions() throws IOException {
        try (var running = PlaneOnFreePorts.in(path)) {
            var page =
                    get(
                            running,
                            "Host: localhost",
                            "Accept: application/openmetrics-text",
                            "Authorization: Bearer " + token());

            assertThat(page.strip()).endsWith("# EOF");
            assertThat(
                            FAMILY.matcher(page)
                                    .results()
                                    .map(found -> found.group(1))
                                    .collect(Collectors.toSet()))
                    .contains(
                            "tidemill_build",
                            "tidemill_evaluations_failed",
                            "tidemill_evaluation_duration_seconds",
                            "tidemill_loop_lag_seconds",
                            "tidemill_store_write_lag_seconds",
                            "tidemill_metric_points_refused",
                            "tidemill_metric_source_age_seconds",
                            "process_start_time_seconds")
                    .allMatch(name -> name.matches("(tidemill|process|jvm)_[a-z_]+"));
        }
    }

    private String token() throws IOException {
        return ArmJson.read(Files.readString(path.resolve("cli.json"))).path("token").asString();
    }

    /// By hand, as `java.net.http` sets the host itself.
    private static String get(PlaneOnFreePorts running, String... headers) throws IOException {
        URI uri = running.plane().uri();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            String request =
                    "GET /metrics HTTP/1.1\r\n%s\r\n\r\n".formatted(String.join("\r\n", headers));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            return head + new String(in.readNBytes(length(head)), StandardCharsets.UTF_8);
        }
    }

    private static int length(CharSequence head) {
        Matcher length = LENGTH.matcher(head);
        assertThat(length.find()).isTrue();
        return Integer.parseInt(length.group(1));
    }
}
