package io.tidemill.control.endpoint;

import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.asset.UploadFixture;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.Route;
import io.tidemill.control.store.DocumentStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A workspace in a store of its own, called through its routes as clients call it. What its
/// deployments become is up to a [FakeProvisioning].
final class WorkspaceFixture implements AutoCloseable {
    static final EndpointId ENDPOINT = new EndpointId("S", "rg1", "ws1", "embeddings");
    static final DeploymentId BLUE = ENDPOINT.deployment("blue");

    /// What azure-ai-ml sends to update a deployment, with a model.
    static final String DEPLOYMENT_BODY =
            """
            {"tags":{},"location":"eastus","properties":{"environmentVariables":{"A":"b"},"properties":{},
             "endpointComputeType":"Managed","instanceType":"Local_C25_M512","privateNetworkConnection":false,
             "model":"azureml://registries/tidemill/models/all-MiniLM-L6-v2/versions/1",
             "requestSettings":{"maxConcurrentRequestsPerInstance":4,"requestTimeout":"PT5S"},
             "scaleSettings":{"scaleType":"Default"}},"sku":{"name":"Default","capacity":3}}
            """;

    private static final String WORKSPACE =
            "/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws1/onlineEndpoints";
    private static final String VERSION = "?api-version=2022-02-01-preview";

    /// What azure-ai-ml sends to create an endpoint.
    private static final String ENDPOINT_BODY =
            "{\"tags\":{},\"location\":\"eastus\",\"identity\":{\"type\":\"SystemAssigned\"},\"properties\":{\"authMode\":\"Key\",\"properties\":{},\"mirrorTraffic\":{},\"traffic\":TRAFFIC}}";

    private Instant now = Instant.EPOCH;
    private final AdministrativeLog log = new AdministrativeLog(() -> now);
    private final FakeProvisioning provisioning = new FakeProvisioning();
    private final AtomicInteger changes = new AtomicInteger();
    private final DocumentStore store;
    private final UploadFixture uploads;
    private final OnlineEndpoints endpoints;
    private final OnlineDeployments deployments;
    private final ArmRouter router;

    private WorkspaceFixture(DocumentStore store, Path folder) {
        this.store = store;
        uploads = UploadFixture.in(store, folder);
        endpoints =
                new OnlineEndpoints(
                        store,
                        log,
                        EndpointSecrets.without(new SecureRandom()),
                        _ -> changes.incrementAndGet());
        deployments = new OnlineDeployments(store, log, provisioning, launches());
        router = new ArmRouter(routes());
    }

    static WorkspaceFixture in(Path folder) {
        return new WorkspaceFixture(DocumentStore.open(folder.resolve("tidemill.db")), folder);
    }

    UploadFixture uploads() {
        return uploads;
    }

    OnlineEndpoints endpoints() {
        return endpoints;
    }

    OnlineDeployments deployments() {
        return deployments;
    }

    FakeProvisioning provisioning() {
        return provisioning;
    }

    /// How often the gateway was told of endpoints.
    int changes() {
        return changes.get();
    }

    /// What a new process makes of the same store.
    FakeProvisioning restarted() {
        var fresh = new FakeProvisioning();
        new OnlineDeployments(store, log, fresh, launches()).resume();
        return fresh;
    }

    /// @param traffic the JSON of `properties.traffic`
    ArmResponse putEndpoint(String name, String traffic) {
        return call("PUT", "/" + name, ENDPOINT_BODY.replace("TRAFFIC", traffic));
    }

    /// Creates an endpoint in a second workspace of the same server.
    ArmResponse putElsewhere(String name) {
        String path = WORKSPACE.replace("ws1", "ws2") + "/" + name;
        return router.handle(
                ArmRequest.of("PUT", path + VERSION)
                        .withBody(ENDPOINT_BODY.replace("TRAFFIC", "{}")));
    }

    ArmResponse putDeployment(String body) {
        return call("PUT", "/embeddings/deployments/blue", body);
    }

    /// @param path below the workspace's endpoints
    ArmResponse call(String method, String path, String body) {
        return router.handle(ArmRequest.of(method, WORKSPACE + path + VERSION).withBody(body));
    }

    /// Asks below the workspace's endpoints.
    ArmResponse query(String path, String query) {
        return router.handle(ArmRequest.of("GET", WORKSPACE + path + VERSION + "&" + query));
    }

    /// A second goes by.
    void tick() {
        now = now.plusSeconds(1);
    }

    /// Follows an address that an answer gave.
    ArmResponse poll(String uri) {
        return router.handle(ArmRequest.of("GET", uri.replace("http://localhost", "")));
    }

    /// The status of an operation.
    String status(String operation) {
        return poll(operation).json().path("status").asString();
    }

    /// The provisioning state of the deployment.
    String state() {
        return call("GET", "/embeddings/deployments/blue", "")
                .json()
                .at("/properties/provisioningState")
                .asString();
    }

    /// The body of a deployment, to be changed.
    static ObjectNode deployment() {
        return ArmJson.read(DEPLOYMENT_BODY).asObject();
    }

    static String header(ArmResponse response, String name) {
        return response.headers().getOrDefault(name, "");
    }

    @Override
    public void close() {
        store.close();
    }

    private Launches launches() {
        return new Launches(uploads.uploads().assets(), uploads.uploads().scoreServer());
    }

    private List<Route> routes() {
        return Stream.of(
                        new EndpointRoutes(
                                        endpoints, deployments, "http://localhost:7080", () -> now)
                                .routes(),
                        new DeploymentRoutes(endpoints, deployments).routes(),
                        new OperationRoutes(deployments, (_, _) -> true).routes())
                .flatMap(List::stream)
                .toList();
    }
}
