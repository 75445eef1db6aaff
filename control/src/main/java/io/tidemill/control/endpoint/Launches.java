package io.tidemill.control.endpoint;

import io.tidemill.control.asset.AssetId;
import io.tidemill.control.asset.AssetKind;
import io.tidemill.control.asset.Assets;
import io.tidemill.control.asset.ScoreServer;
import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.target.Launch;
import io.tidemill.control.target.Launch.ProbePaths;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What an instance of a kept deployment runs, and what it is told of its files.
public record Launches(Assets assets, ScoreServer scoreServer) {
    /// Where an instance finds its model.
    private static final String MODEL_FOLDER = "AZUREML_MODEL_DIR";

    /// What the properties of a document that [DeploymentReader] made mean.
    Launch launch(WorkspaceId workspace, JsonNode properties) {
        Optional<Path> code = folder(workspace, properties, AssetKind.CODES);
        JsonNode routes = routes(workspace, properties);
        JsonNode command = properties.path("properties").path(DeploymentSpecs.COMMAND);
        if (command.isString()) {
            return new Launch.ShellCommand(
                    command.asString(), code.orElse(Path.of("")), probes(routes));
        }
        return code.<Launch>map(folder ->
                        new Launch.ShellCommand(
                                scoreServer.command(script(properties), scoringPath(routes)),
                                folder,
                                probes(routes)))
                .orElseGet(() -> builtIn(workspace, properties));
    }

    /// The deployment's own variables, and where its files are.
    Map<String, String> variables(WorkspaceId workspace, JsonNode properties) {
        Map<String, String> variables = new HashMap<>();
        properties
                .path("environmentVariables")
                .forEachEntry((name, value) -> variables.put(name, value.asString()));
        folder(workspace, properties, AssetKind.MODELS)
                .ifPresent(folder -> variables.put(MODEL_FOLDER, folder.toString()));
        folder(workspace, properties, AssetKind.CODES)
                .ifPresent(folder -> variables.put("AML_APP_ROOT", folder.toString()));
        return variables;
    }

    /// A registered model is served from its folder, any other is known by its name.
    private Launch builtIn(WorkspaceId workspace, JsonNode properties) {
        return new Launch.BuiltInModel(
                folder(workspace, properties, AssetKind.MODELS)
                        .map(folder -> OnnxFolder.find(folder).orElse(folder).toString())
                        .orElseGet(() -> properties.path("model").asString()));
    }

    private Optional<Path> folder(WorkspaceId workspace, JsonNode properties, AssetKind kind) {
        return AssetId.parse(DeploymentSource.reference(properties, kind), kind, workspace)
                .map(assets::folder);
    }

    private JsonNode routes(WorkspaceId workspace, JsonNode properties) {
        AssetKind kind = AssetKind.ENVIRONMENTS;
        return AssetId.parse(DeploymentSource.reference(properties, kind), kind, workspace)
                .map(assets::inferenceConfig)
                .orElse(tools.jackson.databind.node.MissingNode.getInstance());
    }

    private static String script(JsonNode properties) {
        return properties.path("codeConfiguration").path("scoringScript").asString();
    }

    private static ProbePaths probes(JsonNode routes) {
        return new ProbePaths(
                routes.path("readinessRoute").path("path").asString("/"),
                routes.path("livenessRoute").path("path").asString("/"));
    }

    private static String scoringPath(JsonNode routes) {
        return routes.path("scoringRoute").path("path").asString("/score");
    }
}
