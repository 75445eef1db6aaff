package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.client.ShellExports;
import io.tidemill.cli.client.TrustStore;
import io.tidemill.cli.view.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// `tidemill azure-env`: what a shell must know so that Azure's own clients talk to Tidemill.
@Command(
        name = "azure-env",
        description =
                "Print shell commands that point Azure's clients in this shell at Tidemill, with the administrator's client secret.",
        footer = {
            "",
            "Examples:",
            "  tidemill azure-env",
            "  eval \"$(tidemill azure-env)\"",
            "  az cloud register -n Tidemill --cloud-config \"$TIDEMILL_CLOUD_CONFIG\"",
            "  az cloud set -n Tidemill",
            "  az login --service-principal -u \"$TIDEMILL_CLIENT_ID\" -p \"$TIDEMILL_CLIENT_SECRET\" --tenant \"$TIDEMILL_TENANT\""
        })
final class AzureEnvCommand implements Runnable {
    /// Under this name for a tenant, no client looks for its authority anywhere but here.
    private static final String ADFS = "adfs";

    private static final String CONFIG = "azure";

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();

    AzureEnvCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Path data = common.folder(terminal);
        Profile profile = complete(Profile.read(data));
        ShellExports exports = new ShellExports();
        ours(exports, profile);
        theirs(exports, profile, data);
        terminal.print(exports.lines());
    }

    private static Profile complete(Profile profile) {
        if (profile.tlsUrl().isEmpty() || profile.client().secret().isEmpty()) {
            throw new CommandFailure(
                    "NotReady",
                    "The profile has no TLS address or no client secret.",
                    "Start the server once more: it adds both to cli.json.");
        }
        return profile;
    }

    private static void ours(ShellExports exports, Profile profile) {
        exports.set("TIDEMILL_ARM_URL", profile.tlsUrl())
                .set("TIDEMILL_AUTHORITY_URL", profile.tlsUrl())
                .set("TIDEMILL_CLOUD_CONFIG", cloud(profile.tlsUrl()))
                .set("TIDEMILL_SUBSCRIPTION", profile.subscription())
                .set("TIDEMILL_RESOURCE_GROUP", profile.resourceGroup())
                .set("TIDEMILL_WORKSPACE", profile.workspace())
                .set("TIDEMILL_TENANT", profile.client().tenant())
                .set("TIDEMILL_CLIENT_ID", profile.client().id())
                .set("TIDEMILL_CLIENT_SECRET", profile.client().secret());
    }

    private static void theirs(ShellExports exports, Profile profile, Path data) {
        exports.set("AZURE_CONFIG_DIR", folder(data.resolve(CONFIG)).toString())
                .set("AZURE_AUTHORITY_HOST", profile.tlsUrl())
                .set("AZURE_TENANT_ID", ADFS)
                .set("AZURE_CLIENT_ID", profile.client().id())
                .set("AZURE_CLIENT_SECRET", profile.client().secret())
                .set("AZURE_SUBSCRIPTION_ID", profile.subscription())
                .set("AZUREML_DEV_URL_MFE", profile.tlsUrl())
                .unset("AZURE_CLIENT_CERTIFICATE_PATH")
                .unset("AZURE_USERNAME");
        if (!profile.caFile().isEmpty()) {
            authority(exports, Path.of(profile.caFile()));
        }
    }

    private static void authority(ShellExports exports, Path file) {
        exports.set("TIDEMILL_CA_FILE", file.toString())
                .set("TIDEMILL_TRUST_STORE", TrustStore.beside(file).toString())
                .set("REQUESTS_CA_BUNDLE", file.toString())
                .set("NODE_EXTRA_CA_CERTS", file.toString());
    }

    /// What `az cloud register` cannot find out by itself: where Microsoft Graph is.
    private static String cloud(String url) {
        ObjectNode config = JsonMapper.shared().createObjectNode();
        config.putObject("endpoints")
                .put("resourceManager", url)
                .put("microsoftGraphResourceId", url + "/");
        return config.toString();
    }

    /// A place of its own for the CLI's clouds and tokens; it must exist before the CLI runs.
    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new CommandFailure(
                    "NoFolder", folder + " cannot be made: " + e.getMessage(), "Is it writable?");
        }
    }
}
