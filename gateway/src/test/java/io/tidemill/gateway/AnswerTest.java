package io.tidemill.gateway;

import static io.tidemill.gateway.FakeInstance.answer;
import static io.tidemill.gateway.FakeInstance.answering;
import static io.tidemill.gateway.FakeInstance.chunked;
import static io.tidemill.gateway.FakeInstance.named;
import static io.tidemill.gateway.FakeInstance.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.gateway.CompletedRequest.Ending;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

/// What a client is answered, and what the instance and the listener get to see of it.
class AnswerTest {

    private static final String GUID =
            "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

    private final BlockingQueue<Message> seen = new LinkedBlockingQueue<>();

    private FakeInstance mirror() {
        return answering(
                "i1",
                request -> {
                    seen.add(request);
                    return ok(request.body());
                });
    }

    @Test
    void carriesRequestAndAnswer() throws InterruptedException {
        try (World world = World.of(mirror())) {
            Message answer = world.ask(World.post("hello", "content-type: text/plain"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("hello");
            assertThat(answer.header("azureml-model-deployment")).isEqualTo("blue");
            assertThat(seen.take().start()).isEqualTo("POST /score HTTP/1.1");
        }
    }

    @Test
    void reportsWhatItCarried() {
        try (World world = World.of(mirror())) {
            world.ask(World.post("hello"));

            CompletedRequest report = world.heard().last();
            assertThat(report.reach()).isEqualTo(new Reach.Model("e", "blue", "i1", 200));
            assertThat(report.status()).isEqualTo(200);
            assertThat(report.ending()).isEqualTo(Ending.ANSWERED);
            assertThat(report.bytesIn()).isEqualTo(5);
            assertThat(report.bytesOut()).isEqualTo(5);
            assertThat(report.duration()).isPositive().isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void keepsTheRestOfThePathAndTheQuery() throws InterruptedException {
        try (World world = World.of(mirror())) {
            world.ask(World.get("/endpoints/e/v1/models/x:predict?a=b&c=%20/d"));
            assertThat(seen.take().start())
                    .isEqualTo("GET /v1/models/x:predict?a=b&c=%20/d HTTP/1.1");

            world.ask(World.get("/endpoints/e?a=b"));
            assertThat(seen.take().start()).isEqualTo("GET /?a=b HTTP/1.1");
        }
    }

    @Test
    void keepsTheKeyToItself() throws InterruptedException {
        try (World world = World.of(mirror())) {
            world.ask(World.post("", "connection: x-private", "x-private: 1", "x-public: 2"));

            Message request = seen.take();
            assertThat(request.headers()).doesNotContainKeys("authorization", "x-private");
            assertThat(request.header("x-public")).isEqualTo("2");
        }
    }

    @Test
    void namesEachRequestAnew() throws InterruptedException {
        try (World world = World.of(mirror())) {
            String clientId = "ab c_d-é" + "x".repeat(60);
            Message answer =
                    world.ask(
                            World.post(
                                    "",
                                    "x-ms-request-id: mine",
                                    "x-ms-client-request-id: " + clientId));

            Message request = seen.take();
            String id = answer.header("x-ms-request-id");
            assertThat(id).matches(GUID).isEqualTo(answer.header("x-request-id"));
            assertThat(request.header("x-ms-request-id")).isEqualTo(id);
            assertThat(request.header("x-ms-client-request-id"))
                    .isEqualTo("abc_d-" + "x".repeat(34))
                    .isEqualTo(answer.header("x-ms-client-request-id"));
        }
    }

    @Test
    void takesEveryKeyOfTheEndpoint() {
        try (World world = World.of(mirror())) {
            assertThat(world.ask(World.post("x").replace(World.KEY, "other")).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void goesToTheDeploymentThatTheHeaderNames() {
        try (World world = World.of(mirror())) {
            Message known = world.ask(World.post("x", "azureml-model-deployment: blue"));
            Message unknown = world.ask(World.post("x", "azureml-model-deployment: green"));

            assertThat(known.status()).isEqualTo(200);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(unknown.body()).contains("DeploymentNotFound");
        }
    }

    @Test
    void invitesABodyThatWaitsToBeInvited() throws InterruptedException {
        try (World world = World.of(mirror());
                Conversation client = world.connect()) {
            String request = World.post("hello", "expect: 100-continue");
            client.send(request.substring(0, request.length() - 5));
            assertThat(client.readHead().status()).isEqualTo(100);

            assertThat(client.send("hello").read().body()).isEqualTo("hello");
            assertThat(seen.take().headers()).doesNotContainKey("expect");
        }
    }

    @Test
    void answersHeadWithoutABody() {
        FakeInstance instance =
                answering("i1", _ -> "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n");
        try (World world = World.of(instance);
                Conversation client = world.connect()) {
            String head = World.get("/endpoints/e/score").replace("GET", "HEAD");

            assertThat(client.send(head).readHead().header("content-length")).isEqualTo("1000");
            assertThat(client.send(head.replace("/e/", "/x/")).readHead().status()).isEqualTo(404);
            assertThat(client.send(World.get("/healthz")).read().body()).isEqualTo("Healthy");
        }
    }

    @Test
    void tellsThatItIsHealthy() {
        try (World world = World.of()) {
            Message answer = world.ask("GET /healthz HTTP/1.1\r\nhost: g\r\n\r\n");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(world.heard().requests()).isEmpty();
        }
    }

    @Test
    void skipsInterimAnswers() {
        FakeInstance instance =
                answering("i1", _ -> "HTTP/1.1 102 Processing\r\n\r\n" + ok("done"));
        try (World world = World.of(instance)) {
            assertThat(world.ask(World.post("x")).body()).isEqualTo("done");
        }
    }

    @Test
    void carriesAnAnswerThatEndsWithTheConnection() {
        FakeInstance instance =
                FakeInstance.playing(
                        "i1",
                        gateway -> {
                            gateway.read();
                            gateway.send("HTTP/1.0 200 OK\r\n\r\nto the end");
                        });
        try (World world = World.of(named("unused"))) {
            world.route(instance);
            assertThat(world.ask(World.post("x")).body()).isEqualTo("to the end");
        }
    }

    @Test
    void sendsNoChunksToAnOldClient() {
        FakeInstance instance = answering("i1", _ -> chunked("abc"));
        try (World world = World.of(instance);
                Conversation client = world.connect()) {
            client.send(World.get("/endpoints/e/score").replace("HTTP/1.1", "HTTP/1.0"));

            Message head = client.readHead();
            assertThat(head.framing()).isEmpty();
            assertThat(client.readText(3)).isEqualTo("abc");
            assertThat(client.isClosedByPeer()).isTrue();
        }
    }
}
