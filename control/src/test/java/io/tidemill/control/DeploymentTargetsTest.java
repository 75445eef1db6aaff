package io.tidemill.control;

import static io.tidemill.control.RouteFixtures.deploymentId;
import static io.tidemill.control.RouteFixtures.endpointId;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.asset.UploadFixture;
import io.tidemill.control.endpoint.EndpointSecrets;
import io.tidemill.control.endpoint.RoleHolders;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.store.Database;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import io.tidemill.control.target.FakeRuntime;
import io.tidemill.engine.target.ScaleOutcome;
import io.tidemill.engine.target.TargetState;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTargetsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOON);
    private static final String BLUE = deploymentId("embeddings", "blue");

    @TempDir private Path folder;
    private final FakeRuntime runtime = new FakeRuntime();
    private Kept kept;
    private Deployed deployed;
    private DeploymentTargets targets;

    @BeforeEach
    void open() {
        kept = Kept.in(Database.open(folder.resolve("tidemill.db")), CLOCK);
        deployed =
                Deployed.of(
                        kept,
                        new EndpointSecrets(
                                new SecureRandom(), _ -> new RoleHolders(Set.of(), Map.of())),
                        new Deployed.Machinery(runtime, new RouteBook(new FakeGateway())),
                        UploadFixture.in(kept.documents(), folder).uploads());
        targets =
                new DeploymentTargets(
                        deployed.deployments(), runtime, CLOCK, Duration.ofMinutes(5));
    }

    @AfterEach
    void close() {
        kept.close();
    }

    @Test
    void writesTheCountDownAndAppliesIt() {
        deploy();

        assertThat(targets.at(BLUE).scaleTo(4)).isEqualTo(new ScaleOutcome.Accepted());
        assertThat(deployed.deployments().capacity(BLUE)).hasValue(4);
        assertThat(runtime.applied()).extracting(DeploymentSpec::capacity).containsExactly(1, 4);
    }

    @Test
    void refusesACountThatADeploymentCannotHave() {
        deploy();

        assertThat(targets.at(BLUE).scaleTo(0))
                .isEqualTo(new ScaleOutcome.Refused("a deployment has 1 to 50 instances, not 0"));
        assertThat(runtime.applied()).hasSize(1);
    }

    @Test
    void refusesToScaleADeploymentThatIsNotThere() {
        assertThat(targets.at(BLUE).scaleTo(4))
                .isEqualTo(new ScaleOutcome.Refused("there is no such deployment"));
    }

    @Test
    void givesAChangeUpAtItsDeadline() {
        var change = new DeploymentStatus.Progress.Changing(2, NOON.minusSeconds(300));
        runtime.become(List.of(new DeploymentStatus(BLUE, 5, change, List.of())));

        assertThat(targets.at(BLUE).state()).isInstanceOf(TargetState.Failed.class);
    }

    private void deploy() {
        put(endpointId("embeddings"), "{\"location\":\"local\",\"properties\":{}}");
        put(
                BLUE,
                """
                {"location":"local","properties":{"instanceType":"Local_C25_M512",
                 "properties":{"tidemill.command":"serve $PORT"}}}
                """);
    }

    private void put(String id, String body) {
        var router =
                new ArmRouter(deployed.routes(URI.create("http://localhost:7080"), (_, _) -> true));
        var answer =
                router.handle(
                        ArmRequest.of("PUT", id + "?api-version=2022-02-01-preview")
                                .withBody(body));
        assertThat(answer.status()).isEqualTo(201);
    }
}
