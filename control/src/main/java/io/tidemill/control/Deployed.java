package io.tidemill.control;

import io.tidemill.control.asset.Uploads;
import io.tidemill.control.endpoint.DeploymentId;
import io.tidemill.control.endpoint.DeploymentRoutes;
import io.tidemill.control.endpoint.EndpointId;
import io.tidemill.control.endpoint.EndpointResidents;
import io.tidemill.control.endpoint.EndpointRoutes;
import io.tidemill.control.endpoint.EndpointSecrets;
import io.tidemill.control.endpoint.Launches;
import io.tidemill.control.endpoint.OnlineDeployments;
import io.tidemill.control.endpoint.OnlineEndpoints;
import io.tidemill.control.endpoint.OperationRoutes;
import io.tidemill.control.resource.Residents;
import io.tidemill.control.rest.Route;
import io.tidemill.control.target.InstanceRuntime;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Endpoints and deployments: what is written down of them, and what is made of it.
record Deployed(OnlineEndpoints endpoints, OnlineDeployments deployments, InstantSource clock) {
    static Deployed of(Kept kept, EndpointSecrets secrets, Machinery machinery, Uploads uploads) {
        var endpoints =
                new OnlineEndpoints(
                        kept.documents(), kept.log(), secrets, machinery.book()::endpoints);
        var deployments =
                new OnlineDeployments(
                        kept.documents(),
                        kept.log(),
                        new RoutedProvisioning(machinery.instances(), machinery.book()),
                        new Launches(uploads.assets(), uploads.scoreServer()));
        return new Deployed(endpoints, deployments, kept.clock());
    }

    /// What runs the instances, and what routes to them.
    record Machinery(InstanceRuntime instances, RouteBook book) {}

    /// Makes everything that is written down real again.
    void resume() {
        endpoints.resume();
        deployments.resume();
    }

    /// False for the id of an endpoint or deployment that is not there.
    boolean mayExist(String id) {
        return DeploymentId.parse(id)
                .map(_ -> deployments.exists(id))
                .or(() -> EndpointId.parse(id).map(_ -> endpoints.exists(id)))
                .orElse(true);
    }

    Residents residents() {
        return new EndpointResidents(endpoints, deployments);
    }

    /// @param mayRead whether the caller may read the resource of a type and an id
    List<Route> routes(URI gateway, BiPredicate<String, String> mayRead) {
        return Stream.of(
                        new EndpointRoutes(endpoints, deployments, gateway.toString(), clock)
                                .routes(),
                        new DeploymentRoutes(endpoints, deployments).routes(),
                        new OperationRoutes(deployments, mayRead).routes())
                .flatMap(List::stream)
                .toList();
    }
}
