package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;
import io.tidemill.cli.client.Profile;
import io.tidemill.cli.view.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `tidemill ca`: where the authority is that clients must trust.
@Command(
        name = "ca",
        description =
                "Print the path of the certificate authority that clients of the TLS port must trust.",
        footer = {
            "",
            "Examples:",
            "  tidemill ca",
            "  curl --cacert \"$(tidemill ca)\" https://localhost:7443/healthz",
            "  export REQUESTS_CA_BUNDLE=\"$(tidemill ca)\"     for the Azure CLI and Python",
            "  export NODE_EXTRA_CA_CERTS=\"$(tidemill ca)\"    for Node.js"
        })
final class CaCommand implements Runnable {

    private final Terminal terminal;

    @Mixin private CommonOptions common = new CommonOptions();

    CaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Path data = common.folder(terminal);
        if (Files.notExists(data.resolve("cli.json"))) {
            throw neverStarted(data);
        }
        terminal.print(authority(data).toString());
    }

    private static Path authority(Path data) {
        String file = Profile.read(data).caFile();
        if (file.isEmpty()) {
            throw new CommandFailure(
                    "NoAuthority",
                    "The Tidemill of %s serves the certificate that tls.certificate names, or has no TLS port."
                            .formatted(data),
                    "Clients must trust whoever issued that certificate.");
        }
        if (Files.notExists(Path.of(file))) {
            throw neverStarted(data);
        }
        return Path.of(file);
    }

    private static CommandFailure neverStarted(Path data) {
        return new CommandFailure(
                "NoAuthority",
                "There is no certificate authority in %s yet.".formatted(data),
                "The first `tidemill up` makes it; or name another folder with --data.");
    }
}
