package io.tidemill.control;

import static io.tidemill.control.RouteFixtures.address;
import static io.tidemill.control.RouteFixtures.deployment;
import static io.tidemill.control.RouteFixtures.deploymentId;
import static io.tidemill.control.RouteFixtures.endpoint;
import static io.tidemill.control.RouteFixtures.endpointId;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.endpoint.Keys;
import io.tidemill.control.metric.ServedEndpoint;
import io.tidemill.control.target.Address;
import io.tidemill.control.target.RequestLimits;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteBookTest {
    private static final String BLUE = deploymentId("embeddings", "blue");

    private final FakeGateway gateway = new FakeGateway();
    private final RouteBook book = new RouteBook(gateway);

    /// One letter a call: endpoints, deployment, ready.
    @ParameterizedTest
    @ValueSource(strings = {"edr", "erd", "der", "dre", "red", "rde"})
    void combinesWhatItIsToldInAnyOrder(String order) {
        tellAll(order);

        assertThat(gateway.tables()).isEqualTo(3);
        assertThat(gateway.now())
                .containsExactly(
                        new RoutedEndpoint(
                                "embeddings",
                                new Keys("first", "second"),
                                List.of(blue(100, address("i-1")))));
    }

    @Test
    void servesADeploymentThatHasNoInstanceYet() {
        tellAll("ed");

        assertThat(deployments()).containsExactly(blue(100));
    }

    @Test
    void servesTheInstancesThatAreReadyNow() {
        tellAll("edr");
        book.ready(BLUE, List.of(address("i-2"), address("i-3")));

        assertThat(deployments()).containsExactly(blue(100, address("i-2"), address("i-3")));
    }

    @Test
    void comparesNamesAndIdsInAnyCase() {
        book.endpoints(List.of(endpoint("Embeddings", Map.of("BLUE", 70))));
        tell('d');
        book.ready(BLUE.toUpperCase(Locale.ROOT), List.of(address("i-1")));

        assertThat(deployments()).containsExactly(blue(70, address("i-1")));
    }

    @Test
    void givesADeploymentWithoutTrafficNoShare() {
        tell('e');
        book.deployment(deployment("embeddings", "green"));

        assertThat(deployments()).extracting(RoutedDeployment::share).containsExactly(0);
    }

    @Test
    void keepsDeploymentsOfOtherEndpointsApart() {
        book.endpoints(
                List.of(
                        endpoint("embeddings", Map.of("blue", 100)),
                        endpoint("answers", Map.of())));
        tell('d');
        book.deployment(deployment("gone", "blue"));

        assertThat(gateway.now().getFirst().deployments()).containsExactly(blue(100));
        assertThat(gateway.now().getLast().deployments()).isEmpty();
    }

    @Test
    void forgetsADeploymentAndItsInstances() {
        tellAll("edr");

        book.forget(BLUE.toUpperCase(Locale.ROOT));
        assertThat(deployments()).isEmpty();

        tell('d');
        assertThat(deployments()).containsExactly(blue(100));
    }

    @Test
    void forgetsEndpointsThatAreNotNamedAnyMore() {
        tellAll("edr");
        book.endpoints(List.of());

        assertThat(gateway.now()).isEmpty();
        assertThat(book.served()).isEmpty();
        assertThat(book.endpointId("embeddings")).isEmpty();
    }

    @Test
    void knowsTheIdsOfItsEndpointsAlone() {
        tell('e');

        assertThat(book.endpointId("embeddings")).contains(endpointId("embeddings"));
        assertThat(book.endpointId("answers")).isEmpty();
    }

    @Test
    void listsEndpointsWithTheNamesOfTheirDeployments() {
        book.endpoints(List.of(endpoint("embeddings", Map.of()), endpoint("answers", Map.of())));
        tell('d');

        assertThat(book.served())
                .containsExactly(
                        new ServedEndpoint(endpointId("embeddings"), List.of("blue")),
                        new ServedEndpoint(endpointId("answers"), List.of()));
    }

    @Test
    void asksTheGatewayWhatIsInFlight() {
        gateway.busy("i-1", 3);

        assertThat(book.inFlight("i-1")).isEqualTo(3);
    }

    private void tellAll(String calls) {
        calls.chars().forEach(this::tell);
    }

    private void tell(int call) {
        switch (call) {
            case 'e' -> book.endpoints(List.of(endpoint("embeddings", Map.of("blue", 100))));
            case 'd' -> book.deployment(deployment("embeddings", "blue"));
            case 'r' -> book.ready(BLUE, List.of(address("i-1")));
            default -> throw new IllegalArgumentException("no call is named " + call);
        }
    }

    /// The deployments of the one endpoint.
    private List<RoutedDeployment> deployments() {
        return gateway.now().getFirst().deployments();
    }

    private static RoutedDeployment blue(int share, Address... instances) {
        return new RoutedDeployment("blue", share, RequestLimits.DEFAULT, List.of(instances));
    }
}
