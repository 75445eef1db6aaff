package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The page's examples that need nothing but a shell.
class CurlTest {
    @TempDir private Path folder;

    @Test
    void getsATokenAsThePageSays() throws Exception {
        Page page = Page.of("azure-clients.md");
        String setUp = page.example("Azure clients", "sh");
        try (Product product = Product.up(folder.resolve("data"))) {
            Shell shell = Desk.shell(folder, product);
            JsonNode answer = shell.json(setUp + page.example("curl", "sh"));

            assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
            JsonNode subscriptions =
                    shell.with("TOKEN", answer.path("access_token").asString())
                            .json(
                                    setUp
                                            + """
                                            curl --silent --fail --cacert "$TIDEMILL_CA_FILE" --header "Authorization: Bearer $TOKEN" \\
                                              "$TIDEMILL_ARM_URL/subscriptions?api-version=2022-12-01"
                                            """);
            assertThat(subscriptions.at("/value/0/subscriptionId").asString())
                    .isEqualTo(Desk.SUBSCRIPTION);
        }
    }
}
