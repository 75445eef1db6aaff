package io.tidemill.control;

import static io.tidemill.control.RouteFixtures.deployment;
import static io.tidemill.control.RouteFixtures.deploymentId;
import static io.tidemill.control.RouteFixtures.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.FakeRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutedProvisioningTest {
    private static final String BLUE = deploymentId("embeddings", "blue");

    /// What the runtime was told, each with what the gateway served at that moment.
    private final List<String> orders = new ArrayList<>();

    private final FakeGateway gateway = new FakeGateway();
    private final RouteBook book = new RouteBook(gateway);
    private final FakeRuntime runtime =
            new FakeRuntime(order -> orders.add(order + " while serving " + served()));
    private final RoutedProvisioning provisioning = new RoutedProvisioning(runtime, book);

    @BeforeEach
    void nameTheEndpoint() {
        book.endpoints(List.of(endpoint("embeddings", Map.of("blue", 100))));
    }

    @Test
    void tellsTheBookOfADeploymentBeforeTheRuntime() {
        provisioning.apply(deployment("embeddings", "blue"));

        assertThat(orders).containsExactly("apply blue while serving [blue]");
        assertThat(runtime.applied()).containsExactly(deployment("embeddings", "blue"));
    }

    @Test
    void takesADeploymentOutOfTheBookBeforeTheRuntimeStopsIt() {
        provisioning.apply(deployment("embeddings", "blue"));
        provisioning.remove(BLUE);

        assertThat(orders.getLast()).isEqualTo("remove " + BLUE + " while serving []");
    }

    @Test
    void asksTheRuntimeHowADeploymentIs() {
        var status =
                new DeploymentStatus(BLUE, 1, new DeploymentStatus.Progress.Reached(), List.of());
        runtime.become(List.of(status));

        assertThat(provisioning.status(BLUE)).contains(status);
        assertThat(provisioning.logs("i-1", 7)).containsExactly("i-1, last 7");
    }

    private List<String> served() {
        return gateway.now().getFirst().deployments().stream().map(RoutedDeployment::name).toList();
    }
}
