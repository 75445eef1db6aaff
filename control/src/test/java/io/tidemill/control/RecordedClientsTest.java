package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemill.control.rest.ArmResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What unmodified clients sent once is answered in the shape that satisfied them.
class RecordedClientsTest {
    private static final Path RECORDINGS = Path.of("../../shared/reference/recordings");
    private static final String GROUP =
            "/subscriptions/" + Recording.SUBSCRIPTION + "/resourceGroups/rg1";
    private static final String WORKSPACE =
            GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/ws1";
    private static final String ENDPOINT = WORKSPACE + "/onlineEndpoints/my-endpoint";

    /// Parts of what is told of a difference, each a choice of ours that satisfies the clients too.
    private static final List<String> ACCEPTED =
            List.of(
                    "/targetResourceLocation is MISSING", // Azure leaves it out as well
                    "/subscriptions?", // members that no client reads
                    "/data/0/average is MISSING", // nothing was measured yet, and no data is not 0
                    "must start within the last 90 days", // the recordings grow older
                    "predictiveMetrics", // the recorded answer is no such answer
                    "/ws1?", // what is behind a workspace in Azure and not here
                    "/systemData is MISSING", // nobody made the datastore
                    "/properties/codeConfiguration is MISSING", // not sent, see Recording
                    "/properties/environmentId is MISSING", // not sent, see Recording
                    "datastore workspaceblobstore of this workspace", // nothing was uploaded
                    "22-ml-online-deployments-list.json", // the recorded server forgot no
                    // deployment
                    "34-ml-begin-delete-deployment.json", // it had a deployment that nobody had
                    // made
                    "onlineEndpoints/ep-js/token", // a token in the mode of keys
                    "unregistered-provider.json: PUT"); // all providers are registered

    private static final Set<String> POLLING =
            Set.of("Azure-AsyncOperation", "Location", "Retry-After");

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

    @ParameterizedTest
    @ValueSource(strings = {"az", "java", "js", "python"})
    void answersInTheShapeThatSatisfied(String client) throws IOException {
        assumeTrue(Files.isDirectory(RECORDINGS), "there are no recordings here");
        List<Recording> recordings = Recording.in(RECORDINGS.resolve(client));
        prepare(recordings);
        List<String> differences = new ArrayList<>();
        for (Recording recording : recordings) {
            for (Recording.Exchange exchange : recording.exchanges()) {
                differences(exchange)
                        .map(each -> recording.name() + ": " + each)
                        .filter(each -> ACCEPTED.stream().noneMatch(each::contains))
                        .forEach(differences::add);
            }
        }

        assertThat(differences).isEmpty();
    }

    private void prepare(List<Recording> recordings) {
        put(GROUP, "{}");
        put(WORKSPACE, "{}");
        put(ENDPOINT, "{'authMode': 'Key'}");
        Stream<String> targets =
                recordings.stream()
                        .flatMap(recording -> recording.exchanges().stream())
                        .flatMap(exchange -> exchange.setting().stream());
        for (String name : Stream.concat(Stream.of("blue"), targets).distinct().toList()) {
            put(
                    ENDPOINT + "/deployments/" + name,
                    "{'endpointComputeType': 'Managed', 'instanceType': 'Local_C25_M512', 'model': '%s'}"
                            .formatted(Recording.MODEL));
        }
        put(ENDPOINT, "{'authMode': 'Key', 'traffic': {'blue': 100}}");
    }

    private void put(String target, String properties) {
        String body = "{'location': 'eastus', 'properties': %s}".formatted(properties);
        var made = running.call("PUT", target + "?api-version=2022-10-01", body.replace('\'', '"'));
        assertThat(made.status()).as(target).isBetween(200, 201);
    }

    private Stream<String> differences(Recording.Exchange exchange) {
        if (!exchange.target().toLowerCase(Locale.ROOT).startsWith("/subscriptions")
                || exchange.target().contains("/mfeOperation")) {
            return Stream.of(); // other protocols, and addresses that the recorded server gave
        }
        ArmResponse response = running.plane().handler().handle(exchange.request(running.token()));
        String asked = exchange.method() + " " + exchange.target();
        return differences(exchange, response).map(each -> asked + ": " + each);
    }

    /// What was done in the background there may be done at once here.
    private static Stream<String> differences(Recording.Exchange exchange, ArmResponse response) {
        if (exchange.status() == 202 && response.status() == 200) {
            return Stream.of();
        }
        return response.status() == exchange.status()
                ? Stream.concat(
                        JsonLikeness.differences(exchange.body(), response.json()).stream(),
                        missingHeaders(exchange, response))
                : Stream.of(
                        "%d instead of %d: %s"
                                .formatted(response.status(), exchange.status(), response.body()));
    }

    /// An endpoint has nothing to wait for, so there is nothing to poll.
    private static Stream<String> missingHeaders(
            Recording.Exchange exchange, ArmResponse response) {
        return exchange.headers().propertyNames().stream()
                .filter(name ->
                        POLLING.contains(name) && exchange.target().contains("/deployments/"))
                .filter(name -> !response.headers().containsKey(name))
                .map(name -> "the header " + name + " is missing");
    }
}
