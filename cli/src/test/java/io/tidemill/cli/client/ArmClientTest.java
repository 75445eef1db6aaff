package io.tidemill.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemill.cli.client.ArmClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@Timeout(10)
class ArmClientTest {

    private static final String ENDPOINTS =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/onlineEndpoints";

    private FakeControl control;
    private ArmClient client;

    @BeforeEach
    void start() throws IOException {
        control = new FakeControl();
        client = new ArmClient(control.uri(), "secret");
    }

    @AfterEach
    void stop() {
        control.close();
    }

    @Test
    void asksWithItsTokenAndTheVersionOfTheResource() {
        control.on("GET " + ENDPOINTS, 200, "{\"value\": []}");

        assertThat(client.get(ENDPOINTS).path("value").isArray()).isTrue();
        assertThat(control.seen())
                .containsExactly("GET " + ENDPOINTS + "?api-version=2023-04-01 Bearer secret");
    }

    @Test
    void readsAllPagesOfAList() {
        control.on(
                        "GET /things",
                        200,
                        "{\"value\": [1], \"nextLink\": \"https://elsewhere/more?a=b%20c&api-version=1\"}")
                .on("GET /more", 200, "{\"value\": [2]}");

        assertThat(client.list("/things")).extracting(one -> one.asInt()).containsExactly(1, 2);
        assertThat(control.seen().getLast()).startsWith("GET /more?a=b%20c&api-version=1 ");
    }

    @Test
    void sendsABodyAndFindsTheOperationBehindTheAnswer() {
        control.on(
                "PUT /e",
                201,
                "{\"name\": \"e\"}",
                Map.of("Azure-AsyncOperation", "https://elsewhere/operations/7?api-version=1"));

        Answer answer = client.put("/e", body());

        assertThat(answer.body().path("name").asString("")).isEqualTo("e");
        assertThat(answer.operation()).contains("/operations/7?api-version=1");
        assertThat(control.seen().getFirst()).endsWith("{\"location\":\"local\"}");
    }

    @Test
    void takesAnEmptyAnswerAsMissing() {
        control.on("DELETE /e", 204, "");

        assertThat(client.delete("/e").body().isMissingNode()).isTrue();
    }

    @Test
    void turnsAnErrorIntoItsCodeAndMessage() {
        control.on("GET /e", 409, "{\"error\": {\"code\": \"Conflict\", \"message\": \"Busy.\"}}");

        assertThatThrownBy(() -> client.get("/e"))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("Conflict"))
                .hasMessage("Busy.");
    }

    @Test
    void understandsAFlatError() {
        control.on("GET /e", 400, "{\"code\": \"Malformed\", \"message\": \"No.\"}");

        assertThatThrownBy(() -> client.get("/e"))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("Malformed"));
    }

    @Test
    void survivesAnErrorThatIsNotJson() {
        control.on("GET /e", 502, "<html>");

        assertThatThrownBy(() -> client.get("/e"))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("Http502"))
                .hasMessage("The server answered 502.");
    }

    @Test
    void knowsWhatIsNotFound() {
        assertThatThrownBy(() -> client.get("/missing"))
                .isInstanceOfSatisfying(
                        CommandFailure.class, failure -> assertThat(failure.isNotFound()).isTrue());
    }

    @Test
    void saysThatNobodyAnswers() {
        control.close();

        assertThatThrownBy(() -> new ArmClient(URI.create("http://127.0.0.1:1"), "t").get("/e"))
                .hasMessageStartingWith("No Tidemill answers on http://127.0.0.1:1");
    }

    @Test
    void waitsUntilAnOperationHasSucceeded() throws InterruptedException {
        control.on("PUT /e", 201, "{}", Map.of("Azure-AsyncOperation", control.uri() + "/op?x=1"));
        control.on("GET /op", 200, "{\"status\": \"InProgress\"}");
        control.on("GET /op", 200, "{\"status\": \"Succeeded\"}");

        operations().await(client.put("/e", body()), () -> {});

        assertThat(control.seen()).hasSize(3);
    }

    @Test
    void reportsWhyAnOperationFailed() {
        control.on("PUT /e", 201, "{}", Map.of("Azure-AsyncOperation", control.uri() + "/op?x=1"));
        control.on(
                "GET /op",
                200,
                "{\"status\": \"Failed\", \"error\": {\"code\": \"NoModel\", \"message\": \"It is not there.\"}}");
        Answer answer = client.put("/e", body());

        assertThatThrownBy(() -> operations().await(answer, () -> {}))
                .hasMessage("It is not there.");
    }

    private Operations operations() {
        return new Operations(client, Duration.ofMillis(1));
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode().put("location", "local");
    }
}
