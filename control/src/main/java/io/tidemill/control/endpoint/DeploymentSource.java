package io.tidemill.control.endpoint;

import io.tidemill.control.asset.AssetId;
import io.tidemill.control.asset.AssetKind;
import io.tidemill.control.asset.Assets;
import io.tidemill.control.asset.ScoreServer;
import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.rest.JsonField;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a deployment is made of: a model, code, an environment, a command. What is registered
/// must exist, in the deployment's own workspace, and is kept by its full id.
final class DeploymentSource {
    private static final Pattern BUILT_IN =
            Pattern.compile("azureml:(//registries/.+|all-MiniLM-L6-v2:[^:/]+)");

    private static final Pattern FOREIGN_ENVIRONMENT = Pattern.compile("azureml://registries/.+");

    private final JsonField properties;
    private final WorkspaceId workspace;
    private final Assets.Known known;

    DeploymentSource(JsonField properties, WorkspaceId workspace, Assets.Known known) {
        this.properties = properties;
        this.workspace = workspace;
        this.known = known;
    }

    /// The text in the properties of a body or document that names an asset of the kind; empty when
    /// none does.
    static String reference(JsonNode properties, AssetKind kind) {
        JsonNode field =
                switch (kind) {
                    case MODELS -> JsonField.member(properties, "model");
                    case ENVIRONMENTS -> JsonField.member(properties, "environmentId");
                    case CODES ->
                            JsonField.member(
                                    JsonField.member(properties, "codeConfiguration"), "codeId");
                };
        return field.asString("");
    }

    void read(ObjectNode kept) {
        boolean hasCommand = !command().isBlank();
        Optional<Path> code = readCode(kept, hasCommand);
        readModel(kept, hasCommand, code.isPresent());
        readEnvironment(kept);
    }

    private String command() {
        return properties
                .at("properties")
                .at(DeploymentSpecs.COMMAND)
                .readIfPresent(Optional::of, "", "must be a shell command");
    }

    private Optional<Path> readCode(ObjectNode kept, boolean hasCommand) {
        JsonField configuration = properties.at("codeConfiguration");
        if (configuration.isAbsent()) {
            return Optional.empty();
        }
        JsonField codeId = configuration.at("codeId");
        Optional<AssetId> id = registered(codeId, AssetKind.CODES);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode code = ArmJson.object().put("codeId", id.get().text());
        JsonField script = configuration.at("scoringScript");
        Path folder = known.folder(id.get());
        if (!script.isAbsent() || !hasCommand) {
            code.put("scoringScript", readScript(script, folder, hasCommand));
        }
        kept.set("codeConfiguration", code);
        return Optional.of(folder);
    }

    private String readScript(JsonField script, Path folder, boolean hasCommand) {
        String name = script.text();
        Path file = folder.resolve(name.replace('\0', '/')).normalize();
        if (!script.isAbsent() && !(file.startsWith(folder) && Files.isRegularFile(file))) {
            script.refuse("must be a file of the code");
        }
        if (!hasCommand && !hasInterpreter()) {
            script.refuse(
                    "needs python3, which is not on this machine; name an interpreter in environmentVariables.%s, or give properties.%s"
                            .formatted(ScoreServer.INTERPRETER, DeploymentSpecs.COMMAND));
        }
        return name;
    }

    private boolean hasInterpreter() {
        JsonField named = properties.at("environmentVariables").at(ScoreServer.INTERPRETER);
        return !named.isAbsent() || ScoreServer.hasInterpreter();
    }

    private void readModel(ObjectNode kept, boolean hasCommand, boolean hasCode) {
        JsonField model = properties.at("model");
        String text = model.readIfPresent(Optional::of, "", "must be a text");
        boolean hasProgram = hasCommand || hasCode;
        if (text.isBlank()) {
            requireProgram(model, hasProgram);
        } else if (BUILT_IN.matcher(text).matches() && !isRegistered(text)) {
            kept.put("model", text);
            if (hasProgram) {
                model.refuse(
                        "is served by the built-in model server, so there can be no command or code beside it");
            }
        } else {
            registered(model, AssetKind.MODELS)
                    .ifPresent(id -> {
                        kept.put("model", id.text());
                        requireServable(model, id, hasProgram);
                    });
        }
    }

    private static void requireProgram(JsonField model, boolean hasProgram) {
        if (!hasProgram) {
            model.explain(
                    "BadRequest",
                    "properties.model or properties.properties[\"%s\"] must be there, or properties.codeConfiguration"
                            .formatted(DeploymentSpecs.COMMAND));
        }
    }

    private void requireServable(JsonField model, AssetId id, boolean hasProgram) {
        if (!hasProgram && OnnxFolder.find(known.folder(id)).isEmpty()) {
            model.refuse(
                    "must be a folder with model.onnx and tokenizer.json; any other model needs properties.codeConfiguration or properties.properties[\"%s\"] to serve it"
                            .formatted(DeploymentSpecs.COMMAND));
        }
    }

    private void readEnvironment(ObjectNode kept) {
        JsonField environment = properties.at("environmentId");
        String text = environment.readIfPresent(Optional::of, "", "must be a text");
        if (FOREIGN_ENVIRONMENT.matcher(text).matches()) {
            kept.put("environmentId", text);
        } else if (!text.isBlank()) {
            registered(environment, AssetKind.ENVIRONMENTS)
                    .ifPresent(id -> kept.put("environmentId", id.text()));
        }
    }

    private boolean isRegistered(String text) {
        return AssetId.parse(text, AssetKind.MODELS, workspace).filter(known::exists).isPresent();
    }

    /// The asset that the field names, or a problem there.
    private Optional<AssetId> registered(JsonField field, AssetKind kind) {
        Optional<AssetId> id =
                AssetId.parse(field.text(), kind, workspace)
                        .filter(found -> found.isIn(workspace))
                        .filter(known::exists);
        if (id.isEmpty() && !field.isAbsent()) {
            field.refuse(
                    "must be the id of a registered version (%s/%s/{name}/versions/{version})%s"
                            .formatted(workspace.text(), kind.word(), example(kind)));
        }
        return id;
    }

    private static String example(AssetKind kind) {
        return kind == AssetKind.MODELS
                ? " or a built-in model, such as " + DeploymentSpecs.EXAMPLE_MODEL
                : "";
    }
}
