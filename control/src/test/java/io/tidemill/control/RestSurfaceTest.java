package io.tidemill.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.activity.ActivityRoutes;
import io.tidemill.control.activity.AdministrativeLog;
import io.tidemill.control.asset.UploadFixture;
import io.tidemill.control.asset.Uploads;
import io.tidemill.control.endpoint.DeploymentRoutes;
import io.tidemill.control.endpoint.EndpointRoutes;
import io.tidemill.control.endpoint.EndpointSecrets;
import io.tidemill.control.endpoint.Launches;
import io.tidemill.control.endpoint.OnlineDeployments;
import io.tidemill.control.endpoint.OnlineEndpoints;
import io.tidemill.control.endpoint.OperationRoutes;
import io.tidemill.control.endpoint.Provisioning;
import io.tidemill.control.endpoint.RoleHolders;
import io.tidemill.control.identity.Addresses;
import io.tidemill.control.identity.AdministratorToken;
import io.tidemill.control.identity.Authentication;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmRouter;
import io.tidemill.control.rest.ArmServer;
import io.tidemill.control.rest.Manners;
import io.tidemill.control.rest.Route;
import io.tidemill.control.setting.AutoscaleSettings;
import io.tidemill.control.setting.SettingRoutes;
import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.Database;
import io.tidemill.control.store.DocumentStore;
import io.tidemill.control.target.DeploymentSpec;
import io.tidemill.control.target.DeploymentStatus;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main paths over a real port, wired as the product is.
class RestSurfaceTest {
    private static final String GROUP = "/subscriptions/S/resourceGroups/G/providers/";
    private static final String ENDPOINT =
            GROUP
                    + "Microsoft.MachineLearningServices/workspaces/default/onlineEndpoints/embeddings";
    private static final String BLUE = ENDPOINT + "/deployments/blue";
    private static final String SETTING = GROUP + "microsoft.insights/autoscalesettings/scale-blue";

    @TempDir private Path path;
    private final HttpClient client = HttpClient.newHttpClient();
    private DataFolder folder;
    private Database database;
    private ArmServer server;

    @BeforeEach
    void start() {
        folder = DataFolder.open(path);
        database = Database.open(folder.file("tidemill.db"));
        DocumentStore store = new DocumentStore(database);
        AdministratorToken token = new AdministratorToken(store, new SecureRandom());
        var handler = new Manners(new Authentication(new ArmRouter(routes(store)), token::check));
        server = ArmServer.start("127.0.0.1", 0, handler, List.of());
        token.writeProfile(folder, new Addresses("http://127.0.0.1:" + server.port(), "", ""));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        database.close();
        folder.close();
    }

    @Test
    void deploysAndScalesAsTheMainJobDoes() throws Exception {
        assertThat(
                        send(
                                        "PUT",
                                        ENDPOINT,
                                        "{\"location\":\"local\",\"properties\":{\"authMode\":\"Key\"}}")
                                .statusCode())
                .isEqualTo(201);
        HttpResponse<String> deployed =
                send(
                        "PUT",
                        BLUE,
                        "{\"properties\":{\"instanceType\":\"Local_C25_M512\",\"properties\":{\"tidemill.command\":\"true\"}},\"sku\":{\"capacity\":2}}");
        assertThat(deployed.statusCode()).isEqualTo(201);
        String operation = deployed.headers().firstValue("Azure-AsyncOperation").orElseThrow();
        assertThat(get(URI.create(operation)).body()).contains("\"Succeeded\"");
        assertThat(
                        send(
                                        "PUT",
                                        SETTING,
                                        "{\"location\":\"local\",\"properties\":{\"targetResourceUri\":\"%s\",\"profiles\":[{\"name\":\"default\",\"capacity\":{\"minimum\":2,\"maximum\":5,\"default\":2},\"rules\":[]}]}}"
                                                .formatted(BLUE))
                                .statusCode())
                .isEqualTo(201);
        assertThat(
                        send(
                                        "GET",
                                        "/subscriptions/S/providers/Microsoft.Insights/eventtypes/management/values",
                                        "")
                                .body())
                .contains("onlineEndpoints/write", "deployments/write", "AutoscaleSettings/Write")
                .contains("\"caller\":\"administrator\"")
                .contains("\"clientIpAddress\":\"127.0.0.1\",\"method\":\"PUT\"");
    }

    @Test
    void answersNothingWithoutAToken() throws Exception {
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(uri(SETTING)).build(), BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(response.headers().firstValue("x-ms-request-id")).isPresent();
    }

    @Test
    void keepsScriptsInNamesOutOfItsAnswers() throws Exception {
        HttpResponse<String> response =
                send("GET", GROUP + "microsoft.insights/autoscalesettings/%3Cscript%3E", "");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("<script>");
    }

    @Test
    void survivesAQueryThatIsNotProperlyEncoded() throws Exception {
        HttpResponse<String> response = get(URI.create(uri(SETTING) + "&%24filter=%25zz"));

        assertThat(response.statusCode()).isEqualTo(404);
    }

    private List<Route> routes(DocumentStore store) {
        AdministrativeLog log = new AdministrativeLog(InstantSource.system());
        OnlineEndpoints endpoints =
                new OnlineEndpoints(
                        store,
                        log,
                        new EndpointSecrets(
                                new SecureRandom(), _ -> new RoleHolders(Set.of(), Map.of())),
                        _ -> {});
        Uploads uploads = UploadFixture.in(store, path).uploads();
        OnlineDeployments deployments =
                new OnlineDeployments(
                        store,
                        log,
                        new Nothing(),
                        new Launches(uploads.assets(), uploads.scoreServer()));
        AutoscaleSettings settings = new AutoscaleSettings(store, log, deployments::exists);
        return Stream.of(
                        new SettingRoutes(settings).routes(),
                        new EndpointRoutes(
                                        endpoints,
                                        deployments,
                                        "http://127.0.0.1:7080",
                                        InstantSource.system())
                                .routes(),
                        new DeploymentRoutes(endpoints, deployments).routes(),
                        new OperationRoutes(deployments, (_, _) -> true).routes(),
                        new ActivityRoutes(database, InstantSource.system()).routes())
                .flatMap(List::stream)
                .toList();
    }

    private HttpResponse<String> send(String method, String target, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri(target))
                        .header("Authorization", "Bearer " + token())
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> get(URI uri) throws Exception {
        return client.send(
                HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token()).build(),
                BodyHandlers.ofString());
    }

    private URI uri(String target) {
        String version = target.contains("eventtypes") ? "2015-04-01" : "2022-10-01";
        return URI.create(
                "http://127.0.0.1:%d%s?api-version=%s".formatted(server.port(), target, version));
    }

    private String token() throws java.io.IOException {
        return ArmJson.read(Files.readString(folder.file("cli.json"))).path("token").asString();
    }

    /// Runs nothing.
    private static final class Nothing implements Provisioning {
        @Override
        public void apply(DeploymentSpec wanted) {}

        @Override
        public void remove(String deploymentId) {}

        @Override
        public Optional<DeploymentStatus> status(String deploymentId) {
            return Optional.empty();
        }

        @Override
        public List<String> logs(String instanceId, int tail) {
            return List.of();
        }
    }
}
