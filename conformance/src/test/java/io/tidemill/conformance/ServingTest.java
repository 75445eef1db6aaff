package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One product with a real model, under a real load.
class ServingTest {
    private static final int CALLERS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir static Path data;
    private static Product product;
    private static Embeddings embeddings;

    @BeforeAll
    static void start() throws IOException {
        product = Product.up(data);
        embeddings = Embeddings.deploy(product.client(), 2);
    }

    @AfterAll
    static void stop() {
        product.close();
    }

    @Test
    void answersWithEmbeddingsOfTheModel() {
        HttpResponse<String> answer = embeddings.score();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"embeddings\"");
        assertThat(answer.headers().firstValue("azureml-model-deployment")).contains("blue");
    }

    @Test
    void losesNoRequestWhenScalingOutAndIn() {
        try (Callers callers = Callers.of(CALLERS, embeddings)) {
            embeddings.scaleTo(3);
            embeddings.awaitReady(3);
            embeddings.scaleTo(1);
            embeddings.awaitReady(1);
            awaitMoreAnswers(callers);

            assertThat(callers.failures()).isEmpty();
        } finally {
            embeddings.scaleTo(2);
            embeddings.awaitReady(2);
        }
    }

    @Test
    void losesOnlyWhatAKilledInstanceWorkedOn() {
        try (Callers callers = Callers.of(CALLERS, embeddings)) {
            awaitMoreAnswers(callers);
            ProcessHandle victim = embeddings.processes().getFirst();
            victim.destroyForcibly();
            Await.until("the instance is gone", PATIENCE, () -> !victim.isAlive());
            embeddings.awaitReady(2);
            awaitMoreAnswers(callers);

            assertThat(callers.failures()).hasSizeLessThanOrEqualTo(CALLERS);
            assertThat(callers.failures())
                    .allSatisfy(answer -> {
                        assertThat(answer.statusCode()).isIn(424, 502);
                        assertThat(answer.body()).contains("\"error\"", "\"message\"");
                    });
            assertThat(embeddings.processes()).doesNotContain(victim).hasSize(2);
        }
    }

    @Test
    void refusesTheWrongKey() {
        HttpResponse<String> answer =
                Client.score(embeddings.uri(), "not-the-key", Embeddings.BODY);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("\"error\"").doesNotContain("not-the-key");
    }

    @Test
    void knowsNoOtherEndpoint() {
        String other = embeddings.uri().replace("embeddings", "nothing");

        assertThat(Client.score(other, embeddings.key(), Embeddings.BODY).statusCode())
                .isEqualTo(404);
    }

    @Test
    void saysWhatIsWrongWithABodyThatIsNotJson() {
        HttpResponse<String> answer = Client.score(embeddings.uri(), embeddings.key(), "hello");

        assertThat(answer.statusCode()).isEqualTo(424);
        assertThat(answer.headers().firstValue("ms-azureml-model-error-statuscode"))
                .contains("400");
        assertThat(answer.body()).contains("\"message\"");
    }

    @Test
    void refusesABodyOverTheLimit() {
        String large = "x".repeat((16 << 20) + 1);

        assertThat(Client.score(embeddings.uri(), embeddings.key(), large).statusCode())
                .isEqualTo(413);
    }

    private static void awaitMoreAnswers(Callers callers) {
        int before = callers.answered();
        Await.until("requests go on", PATIENCE, () -> callers.answered() >= before + 10 * CALLERS);
    }
}
