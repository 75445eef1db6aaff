package io.tidemill.control.asset;

import static io.tidemill.control.asset.UploadFixture.FOLDER;
import static io.tidemill.control.asset.UploadFixture.WORKSPACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.rest.ArmResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetRoutesTest {
    private static final String MODEL = "models/m1/versions/1";

    /// What azure-ai-ml registers an environment with.
    private static final String ENVIRONMENT =
            "{\"properties\":{\"isAnonymous\":true,\"isArchived\":false,\"condaFile\":\"dependencies:\\n- python=3.9\\n\",\"image\":\"mcr.example/img:1\"}}";

    @TempDir private Path folder;
    private UploadFixture uploads;

    @BeforeEach
    void open() {
        uploads = UploadFixture.in(folder);
    }

    @AfterEach
    void close() {
        uploads.close();
    }

    @Test
    void tellsClientsToUploadToThisServer() {
        var datastore =
                uploads.call("GET", "/datastores/workspaceblobstore", "").json().path("properties");

        assertThat(datastore.path("accountName").asString())
                .isEqualTo("127.0.0.1:7443/store/tidemill");
        assertThat(datastore.path("containerName").asString())
                .isEqualTo(UploadContainer.of(WORKSPACE));
        assertThat(datastore.at("/credentials/credentialsType").asString()).isEqualTo("Sas");
        assertThat(uploads.call("GET", "/datastores", "").json().path("value").size()).isEqualTo(1);
        assertThat(uploads.call("POST", "/datastores/other/listSecrets", "").status())
                .isEqualTo(404);
    }

    @Test
    void registersAModelUnderItsOwnName() throws IOException {
        uploads.upload("minilm/model.onnx", "net");
        uploads.upload("minilm/sub/Tokens.json", "{}");
        uploads.upload("minilm-other/model.onnx", "no part of it");
        ArmResponse answer = uploads.register(MODEL, "modelUri", "minilm");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/properties/flavors").isObject()).isTrue();
        assertThat(answer.json().path("id").asString()).isEqualTo(WORKSPACE.text() + "/" + MODEL);
        Path made = uploads.uploads().assets().folder(id(MODEL));
        assertThat(Files.readString(made.resolve("minilm/model.onnx"))).isEqualTo("net");
        assertThat(Files.readString(made.resolve("minilm/sub/Tokens.json"))).isEqualTo("{}");
        assertThat(made.resolve("minilm-other")).doesNotExist();
    }

    @Test
    void takesACodeByWhatFollowsTheContainer() throws IOException {
        uploads.upload("src/score.py", "def init(): pass");
        ArmResponse answer =
                put(
                        "codes/c1/versions/1",
                        "{\"properties\":{\"codeUri\":\"https://127.0.0.1:8443/store/%s/%s/src\",\"isAnonymous\":true}}"
                                .formatted(UploadContainer.of(WORKSPACE), FOLDER));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(uploads.uploads().assets().folder(id("codes/c1/versions/1")).resolve("score.py"))
                .hasContent("def init(): pass");
    }

    @Test
    void keepsAVersionWhenItsUploadIsReplaced() {
        uploads.upload("m.txt", "first");
        uploads.register(MODEL, "modelUri", "m.txt");
        uploads.upload("m.txt", "second");

        assertThat(uploads.register(MODEL, "modelUri", "m.txt").status()).isEqualTo(200);
        assertThat(uploads.uploads().assets().folder(id(MODEL)).resolve("m.txt"))
                .hasContent("first");
    }

    @Test
    void refusesToPointAVersionElsewhere() {
        uploads.upload("a.txt", "a");
        uploads.upload("b.txt", "b");
        uploads.register(MODEL, "modelUri", "a.txt");
        ArmResponse answer = uploads.register("models/M1/versions/1", "modelUri", "b.txt");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString())
                .isEqualTo("Asset paths cannot be updated.");
        assertThat(answer.json().at("/error/code").asString()).isEqualTo("UserError");
    }

    @Test
    void keepsAnEnvironmentAsItIs() {
        assertThat(put("environments/e1/versions/1", ENVIRONMENT).status()).isEqualTo(201);
        assertThat(put("environments/e1/versions/1", ENVIRONMENT).status()).isEqualTo(200);
        assertThat(
                        put("environments/e1/versions/1", ENVIRONMENT.replace("img:1", "img:2"))
                                .status())
                .isEqualTo(400);
        var kept = uploads.call("GET", "/environments/e1/versions/1", "").json();
        assertThat(kept.at("/properties/condaFile").asString()).contains("python=3.9");
        assertThat(kept.at("/properties/environmentType").asString()).isEqualTo("UserCreated");
    }

    @Test
    void archivesAndListsByNewest() {
        uploads.upload("m.txt", "x");
        uploads.register(MODEL, "modelUri", "m.txt");
        uploads.pass(Duration.ofMinutes(1));
        uploads.register("models/m1/versions/2", "modelUri", "m.txt");
        put(
                "models/m1/versions/1",
                "{\"properties\":{\"modelUri\":\"azureml://datastores/workspaceblobstore/paths/%s/m.txt\",\"isArchived\":true}}"
                        .formatted(FOLDER));

        assertThat(versions("")).containsExactly("2");
        assertThat(versions("?listViewType=All")).containsExactly("2", "1");
        assertThat(versions("?listViewType=All&$top=1&$orderBy=createdtime%20desc"))
                .containsExactly("2");
        assertThat(versions("?listViewType=ArchivedOnly")).containsExactly("1");
        var container = uploads.call("GET", "/models/M1", "").json().path("properties");
        assertThat(container.path("latestVersion").asString()).isEqualTo("2");
        assertThat(container.path("nextVersion").asString()).isEqualTo("3");
    }

    @Test
    void archivesAWholeName() {
        uploads.upload("m.txt", "x");
        uploads.register(MODEL, "modelUri", "m.txt");
        put("models/m1", "{\"properties\":{\"isArchived\":true,\"tags\":{\"a\":\"b\"}}}");

        assertThat(names("")).isEmpty();
        assertThat(names("?listViewType=All")).containsExactly("m1");
        assertThat(put("models/nosuch", "{\"properties\":{}}").status()).isEqualTo(404);
    }

    @Test
    void hidesADeletedVersionAndKeepsItsFilesWhileTheyAreUsed() {
        uploads.upload("m.txt", "x");
        uploads.register(MODEL, "modelUri", "m.txt");
        assertThat(uploads.call("DELETE", "/" + MODEL, "").status()).isEqualTo(200);
        assertThat(uploads.call("DELETE", "/" + MODEL, "").status()).isEqualTo(204);
        assertThat(uploads.call("GET", "/" + MODEL, "").status()).isEqualTo(404);
        Path made = uploads.uploads().assets().folder(id(MODEL));
        uploads.uploads().sweep(_ -> _ -> true);
        assertThat(made.resolve("m.txt")).hasContent("x");
        uploads.uploads().sweep(_ -> _ -> false);

        assertThat(made).doesNotExist();
    }

    @Test
    void neverSweepsAnUploadThatIsRegistered() {
        uploads.upload("m/m.txt", "x");
        uploads.register(MODEL, "modelUri", "m");
        uploads.pass(Duration.ofDays(365));
        uploads.uploads().sweep(_ -> _ -> false);

        assertThat(uploads.blob("HEAD", FOLDER + "/m/m.txt", "", java.util.Map.of()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "models/m/versions/1 | {} | properties is missing, must be an object",
                "models/m/versions/1 | {'properties':{}} | properties.modelUri is missing",
                "models/m/versions/1 | {'properties':{'modelUri':'azureml://datastores/workspaceblobstore/paths/no/such'}} | properties.modelUri = azureml://datastores/workspaceblobstore/paths/no/such, must be something that was uploaded",
                "models/m/versions/1 | {'properties':{'modelUri':'azureml://datastores/workspaceblobstore/paths/../../tidemill.db'}} | properties.modelUri",
                "models/m/versions/1 | {'properties':{'modelUri':'file:///etc/passwd'}} | properties.modelUri",
                "models/m/versions/1 | {'properties':{'modelUri':'azureml://subscriptions/S/resourcegroups/rg1/workspaces/ws2/datastores/workspaceblobstore/paths/a'}} | properties.modelUri",
                "codes/c/versions/1 | {'properties':{'codeUri':7,'tags':[]}} | properties.tags = [], must be an object",
                "models/-m/versions/1 | {'properties':{'modelUri':'x'}} | name = -m, must start with a letter or digit",
                "models/m/versions/.. | {'properties':{'modelUri':'x'}} | version = .., must start with a letter or digit",
                "environments/e/versions/1 | {'properties':{}} | properties.image is missing, must be there, or properties.build",
                "environments/e/versions/1 | {'properties':{'image':'i','inferenceConfig':{'livenessRoute':{'path':'no slash','port':1}}}} | properties.inferenceConfig.livenessRoute.path = no slash, must be a path that starts with /",
                "environments/e/versions/1 | {'properties':{'image':'i','inferenceConfig':{'scoringRoute':{'path':'/x','port':70000}}}} | properties.inferenceConfig.scoringRoute.port = 70000, must be a port number"
            })
    void namesWhatIsWrongWithAnAsset(String version, String body, String message) {
        ArmResponse answer = put(version, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString()).startsWith(message);
    }

    @Test
    void refusesUploadsThatAreFileAndFolderAtOnce() {
        uploads.upload("m/a", "x");
        uploads.upload("m/a/b", "y");
        ArmResponse answer = uploads.register(MODEL, "modelUri", "m");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString())
                .endsWith("'m/a/b' is a file and a folder at once");
    }

    private ArmResponse put(String path, String body) {
        return uploads.call("PUT", "/" + path, body);
    }

    private List<String> versions(String query) {
        return uploads.call("GET", "/models/m1/versions" + query, "")
                .json()
                .path("value")
                .valueStream()
                .map(version -> version.path("name").asString())
                .toList();
    }

    private List<String> names(String query) {
        return uploads.call("GET", "/models" + query, "")
                .json()
                .path("value")
                .valueStream()
                .map(container -> container.path("name").asString())
                .toList();
    }

    private static AssetId id(String version) {
        return AssetId.parse(WORKSPACE.text() + "/" + version).orElseThrow();
    }
}
