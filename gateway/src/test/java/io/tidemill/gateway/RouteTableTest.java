package io.tidemill.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteTableTest {

    private static final InstanceRoute A = new InstanceRoute("a", "127.0.0.1", 80);

    private static final Access NOBODY = new Access.Keys(List.of());

    @Test
    void wantsNamesOnlyOnce() {
        EndpointRoute endpoint = new EndpointRoute("e", NOBODY, Map.of(), List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RouteTable(List.of(endpoint, endpoint)))
                .withMessage("the endpoint 'e' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EndpointRoute(
                                "e", NOBODY, Map.of(), List.of(deployment(1), deployment(1))))
                .withMessage("the deployment 'blue' is there twice");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new DeploymentRoute("blue", Duration.ofSeconds(1), 1, List.of(A, A)))
                .withMessage("the instance 'a' is there twice");
    }

    @Test
    void wantsTrafficForKnownDeploymentsOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EndpointRoute("e", NOBODY, Map.of("green", 1), List.of()))
                .withMessage("traffic names the unknown deployment 'green'");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new EndpointRoute("e", NOBODY, Map.of("blue", -1), List.of(deployment(1))))
                .withMessage("traffic of 'blue' = -1, must be >= 0");
    }

    @Test
    void wantsSensibleNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new InstanceRoute("a", "h", 65_536))
                .withMessage("the port of 'a' = 65536, must be from 1 to 65535");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeploymentRoute("blue", Duration.ZERO, 1, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> deployment(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> World.CONFIG.withEventLoops(0))
                .withMessage("eventLoops = 0, must be >= 1");
    }

    @Test
    void boundsRequestsByReadyInstances() {
        assertThat(deployment(4).maxInFlight()).isEqualTo(8);
        assertThat(deployment(Integer.MAX_VALUE).maxInFlight()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void hidesKeys() {
        ApiKey key = ApiKey.of("s3cret");
        String sha256 = "1ec1c26b50d5d3c58d9583181af8076655fe00756bf7285940ba3670f99fcba0";

        assertThat(key).hasToString("ApiKey[hidden]").isNotEqualTo(ApiKey.of("s3cres"));
        assertThat(ApiKey.ofHash(sha256)).isEqualTo(key).hasSameHashCodeAs(key);
    }

    private static DeploymentRoute deployment(int maxConcurrent) {
        return new DeploymentRoute("blue", Duration.ofSeconds(1), maxConcurrent, List.of(A));
    }
}
