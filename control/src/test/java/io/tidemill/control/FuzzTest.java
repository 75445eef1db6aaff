package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever is sent, the answer is one that we meant to give: no fault of ours, no stack trace,
/// JSON of bounded size in bounded time.
///
/// The build sends a few thousand requests; `scripts/fuzz` sends as many as one likes, from a seed
/// of one's own.
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("tidemill.fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("tidemill.fuzz.seed", 1);
    private static final int OVER_THE_WIRE = 200;
    private static final int LARGEST = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MOST_SHOWN = 20;
    private static final int REFRESHED = 100;

    @TempDir Path path;
    private PlaneOnFreePorts running;

    @BeforeEach
    void start() {
        running = PlaneOnFreePorts.in(path);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void answersEveryRequestAsItMeansTo() throws IOException {
        ArmHandler handler = running.plane().handler();
        FuzzedRequests requests = requests();
        for (ArmRequest good : requests.first()) {
            ArmResponse made = handler.handle(good);
            assertThat(made.status()).as(good.path() + " " + made.body()).isEqualTo(201);
        }
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < REQUESTS && faults.size() < MOST_SHOWN; i++) {
            if (i % REFRESHED == 0) {
                requests.first().forEach(handler::handle); // what a good DELETE took away
            }
            ArmRequest request = requests.next();
            long begin = System.nanoTime();
            ArmResponse response = handler.handle(request);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            statuses.merge(response.status(), 1, Integer::sum);
            faults(response, took).map(fault -> told(request, fault)).forEach(faults::add);
        }

        System.out.println("fuzz: " + REQUESTS + " requests, seed " + SEED + ", " + statuses);
        assertThat(faults).as("seed " + SEED).isEmpty();
    }

    @Test
    void answersLongFiltersAtOnce() throws IOException {
        ArmHandler handler = running.plane().handler();
        List<String> faults = new ArrayList<>();
        for (ArmRequest request : requests().filtered(FuzzedJson.longTexts())) {
            long begin = System.nanoTime();
            ArmResponse response = handler.handle(request);
            faults(response, Duration.ofNanos(System.nanoTime() - begin))
                    .map(fault -> fault + ": " + request.path())
                    .forEach(faults::add);
        }

        assertThat(faults).isEmpty();
    }

    @Test
    void answersALongPathWithABrokenLineAtOnce() throws IOException {
        String workspaces = "/providers/Microsoft.MachineLearningServices/workspaces/default/";
        String path =
                "/subscriptions/" + "x".repeat(50_000) + "/resourceGroups/g" + workspaces + "a%0Db";
        ArmRequest request =
                ArmRequest.of("GET", path + "?api-version=2022-10-01")
                        .withHeaders(Map.of("authorization", "Bearer " + token()));
        long begin = System.nanoTime();
        ArmResponse response = running.plane().handler().handle(request);

        assertThat(faults(response, Duration.ofNanos(System.nanoTime() - begin))).isEmpty();
    }

    @Test
    void answersEveryLineOfBytesAsItMeansTo() throws IOException {
        var random = new SplittableRandom(SEED);
        var json = new FuzzedJson(random);
        for (int i = 0; i < OVER_THE_WIRE; i++) {
            String head =
                    switch (random.nextInt(4)) {
                        case 0 -> json.noise(random.nextInt(1, 300));
                        case 1 ->
                                "GET /" + json.noise(random.nextInt(100)) + " HTTP/1.1\r\nhost: h";
                        case 2 -> "PUT /subscriptions HTTP/1.1\r\nhost: h\r\n" + json.noise(50);
                        default -> "POST /x HTTP/1.1\r\nhost: h\r\ncontent-length: " + json.text();
                    };
            String answer = exchange(head + "\r\n\r\n");

            assertThat(answer)
                    .as("seed %d, request %d: %s", SEED, i, head)
                    .doesNotContain("\tat ", "Exception", "HTTP/1.1 5");
        }
    }

    private FuzzedRequests requests() throws IOException {
        var routes =
                Stream.concat(running.plane().open().stream(), running.plane().routes().stream())
                        .toList();
        return new FuzzedRequests(new SplittableRandom(SEED), routes, token());
    }

    private String token() throws IOException {
        return ArmJson.read(Files.readString(path.resolve("cli.json"))).path("token").asString();
    }

    private static Stream<String> faults(ArmResponse response, Duration took) {
        List<String> faults = new ArrayList<>();
        if (response.status() >= 500) {
            faults.add("status " + response.status());
        }
        if (response.body().contains("\\tat ") || response.body().contains("io.tidemill.")) {
            faults.add("a stack trace");
        }
        if (response.body().length() > LARGEST) {
            faults.add(response.body().length() + " characters");
        }
        if (took.compareTo(LONGEST) > 0) {
            faults.add("took " + took);
        }
        boolean isText = response.headers().containsKey(ArmResponse.CONTENT_TYPE);
        if (!response.body().isEmpty() && !isText && !isJson(response.body())) {
            faults.add("no JSON: " + response.body());
        }
        return faults.stream();
    }

    private static boolean isJson(String text) {
        try {
            return !ArmJson.read(text).isMissingNode();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String told(ArmRequest request, String fault) {
        return "%s: %s %s %s %s"
                .formatted(
                        fault,
                        request.method(),
                        request.path(),
                        request.query(),
                        request.body().substring(0, Math.min(request.body().length(), 600)));
    }

    private String exchange(String text) throws IOException {
        int port = running.plane().uri().getPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException e) {
            return ""; // the connection was cut, which is an answer too
        }
    }
}
