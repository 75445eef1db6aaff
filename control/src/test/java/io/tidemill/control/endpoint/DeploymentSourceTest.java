package io.tidemill.control.endpoint;

import static io.tidemill.control.endpoint.WorkspaceFixture.BLUE;
import static io.tidemill.control.endpoint.WorkspaceFixture.deployment;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemill.control.asset.UploadFixture;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.ArmResponse;
import io.tidemill.control.target.InstanceTemplate;
import io.tidemill.control.target.Launch;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class DeploymentSourceTest {
    private static final String WORKSPACE = UploadFixture.WORKSPACE.text();
    private static final String PICKLE = WORKSPACE + "/models/pickle/versions/1";
    private static final String CODE = WORKSPACE + "/codes/c1/versions/1";
    private static final String ENVIRONMENT = WORKSPACE + "/environments/e1/versions/1";

    @TempDir private Path folder;
    private WorkspaceFixture workspace;

    @BeforeEach
    void open() {
        workspace = WorkspaceFixture.in(folder);
        workspace.putEndpoint("embeddings", "{}");
        UploadFixture uploads = workspace.uploads();
        uploads.upload("minilm/onnx/model.onnx", "net");
        uploads.upload("minilm/tokenizer.json", "{}");
        uploads.register("models/onnx/versions/1", "modelUri", "minilm");
        uploads.upload("model.pkl", "pickled");
        uploads.register("models/pickle/versions/1", "modelUri", "model.pkl");
        uploads.upload("src/score.py", "def init(): pass");
        uploads.register("codes/c1/versions/1", "codeUri", "src");
        uploads.call(
                "PUT",
                "/environments/e1/versions/1",
                "{\"properties\":{\"image\":\"i\",\"inferenceConfig\":{\"livenessRoute\":{\"path\":\"/live\",\"port\":8080},\"readinessRoute\":{\"path\":\"/ready\",\"port\":8080},\"scoringRoute\":{\"path\":\"/mine\",\"port\":8080}}}}");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws1/models/onnx/versions/1",
        "azureml:/subscriptions/s/resourcegroups/RG1/providers/microsoft.machinelearningservices/workspaces/ws1/models/ONNX/versions/1",
        "azureml:onnx:1"
    })
    void servesAnUploadedModelWithTheBuiltInServer(String model) {
        assertThat(put("{'model':'%s'}".formatted(model)).status()).isEqualTo(201);

        assertThat(template().launch())
                .isEqualTo(new Launch.BuiltInModel(files("models", "onnx") + "/minilm"));
        assertThat(template().environment())
                .containsEntry("AZUREML_MODEL_DIR", files("models", "onnx").toString())
                .containsEntry("A", "b");
    }

    @Test
    void servesAScriptInTheFolderOfItsCode() {
        ArmResponse answer =
                put(
                        "{'model':'%s','codeConfiguration':{'codeId':'%s','scoringScript':'score.py'},'environmentId':'%s'}"
                                .formatted(PICKLE, CODE, ENVIRONMENT));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers().get("Warning")).contains("is not applied");
        var launch = (Launch.ShellCommand) template().launch();
        assertThat(launch.folder()).isEqualTo(files("codes", "c1"));
        assertThat(launch.text()).contains("score_server.py' 'score.py' '/mine'");
        assertThat(launch.probes()).isEqualTo(new Launch.ProbePaths("/ready", "/live"));
        assertThat(template().environment())
                .containsEntry("AZUREML_MODEL_DIR", files("models", "pickle").toString());
    }

    @Test
    void runsACommandInTheFolderOfTheCode() {
        put(
                "{'model':'%s','codeConfiguration':{'codeId':'%s'},'properties':{'tidemill.command':'serve'}}"
                        .formatted(PICKLE, CODE));

        assertThat(template().launch())
                .isEqualTo(
                        new Launch.ShellCommand(
                                "serve", files("codes", "c1"), Launch.ProbePaths.ROOT));
    }

    @Test
    void showsWhatItIsMadeOf() {
        put(
                "{'model':'azureml:pickle:1','codeConfiguration':{'codeId':'%s','scoringScript':'score.py'},'environmentId':'azureml://registries/azureml/environments/sklearn/versions/1'}"
                        .formatted(CODE));
        var shown =
                workspace.call("GET", "/embeddings/deployments/blue", "").json().path("properties");

        assertThat(shown.path("model").asString()).isEqualTo(PICKLE);
        assertThat(shown.at("/codeConfiguration/codeId").asString()).isEqualTo(CODE);
        assertThat(shown.path("environmentId").asString())
                .isEqualTo("azureml://registries/azureml/environments/sklearn/versions/1");
    }

    @Test
    void goesOnWithADeletedModelAfterARestart() {
        put("{'model':'azureml:onnx:1'}");
        workspace.uploads().call("DELETE", "/models/onnx/versions/1", "");
        workspace.uploads().uploads().sweep(OnlineDeployments::usedAssets);

        assertThat(files("models", "onnx").resolve("minilm/tokenizer.json")).exists();
        assertThat(workspace.restarted().applied(BLUE).orElseThrow().template())
                .isEqualTo(template());
        assertThat(put("{'model':'azureml:onnx:1'}").status()).isEqualTo(200);
        workspace.call("DELETE", "/embeddings/deployments/blue", "");
        workspace.uploads().uploads().sweep(OnlineDeployments::usedAssets);
        assertThat(files("models", "onnx")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'model':'azureml:nosuch:1'} | properties.model = azureml:nosuch:1, must be the id of a registered version",
                "{'model':'/subscriptions/S/resourceGroups/rg1/providers/Microsoft.MachineLearningServices/workspaces/ws2/models/onnx/versions/1'} | properties.model",
                "{'model':'CODE'} | properties.model",
                "{'model':7} | properties.model = 7, must be the id of a registered version",
                "{'model':'azureml:pickle:1'} | properties.model = azureml:pickle:1, must be a folder with model.onnx and tokenizer.json",
                "{'codeConfiguration':{'codeId':'azureml:c2:1','scoringScript':'score.py'}} | properties.codeConfiguration.codeId = azureml:c2:1, must be the id",
                "{'codeConfiguration':{'codeId':'CODE'}} | properties.codeConfiguration.scoringScript is missing",
                "{'codeConfiguration':{'codeId':'CODE','scoringScript':'../../../tidemill.db'}} | properties.codeConfiguration.scoringScript = ../../../tidemill.db, must be a file of the code",
                "{'codeConfiguration':{'codeId':'CODE','scoringScript':'/etc/passwd'}} | properties.codeConfiguration.scoringScript = /etc/passwd, must be a file of the code",
                "{'codeConfiguration':{'codeId':'CODE','scoringScript':'nosuch.py'}} | properties.codeConfiguration.scoringScript = nosuch.py, must be a file of the code",
                "{'codeConfiguration':{'scoringScript':'score.py'}} | properties.codeConfiguration.codeId is missing",
                "{'model':'azureml:onnx:1','environmentId':'azureml:e2:1'} | properties.environmentId = azureml:e2:1, must be the id",
                "{'model':'azureml:all-MiniLM-L6-v2:1','properties':{'tidemill.command':'serve'}} | properties.model = azureml:all-MiniLM-L6-v2:1, is served by the built-in model server"
            })
    void namesWhatCannotBeDeployed(String properties, String message) {
        ArmResponse answer = put(properties.replace("CODE", CODE));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/message").asString()).startsWith(message);
    }

    private ArmResponse put(String changed) {
        ObjectNode body = deployment();
        ObjectNode properties = body.path("properties").asObject();
        properties.remove("model");
        ArmJson.read(changed.replace('\'', '"')).forEachEntry(properties::set);
        return workspace.putDeployment(body.toString());
    }

    private InstanceTemplate template() {
        return workspace.provisioning().applied(BLUE).orElseThrow().template();
    }

    /// The folder of version 1.
    private Path files(String kind, String name) {
        return java.util.Arrays.stream(
                        folder.resolve("uploads/assets").resolve(kind).toFile().listFiles())
                .findFirst()
                .orElseThrow()
                .toPath()
                .resolve(name)
                .resolve("1");
    }
}
