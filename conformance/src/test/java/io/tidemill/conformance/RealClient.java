package io.tidemill.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/// A client that does not come with the build. Where it is not installed its tests are skipped and
/// say so; where `TIDEMILL_REQUIRE_CLIENTS` is `true`, as in CI, they fail instead.
enum RealClient {
    AZURE_CLI("the Azure CLI (Debian's package azure-cli)", "az version"),
    PYTHON(
            "the Azure SDK for Python (Debian's package python3-azure)",
            Python.COMMAND + " -c 'import azure.identity, azure.mgmt.monitor'"),
    JAVASCRIPT(
            "the Azure SDK for JavaScript (npm ci --prefix conformance)",
            "node --input-type=module -e \"import '@azure/arm-monitor'\""),
    PROMETHEUS(
            "Prometheus (Debian's package prometheus)",
            "prometheus --version && promtool --version");

    private final String name;
    private final String check;

    RealClient(String name, String check) {
        this.name = name;
        this.check = check;
    }

    /// Returns where the client can be used; otherwise the test ends here.
    void require() {
        boolean installed = Shell.in(Path.of(".")).run(check).exitCode() == 0;
        if (Boolean.parseBoolean(System.getenv("TIDEMILL_REQUIRE_CLIENTS"))) {
            assertThat(installed).as("%s is installed", name).isTrue();
        }
        assumeTrue(installed, () -> "skipped: " + name + " is not installed");
    }

    /// The Python that Debian's packages belong to.
    static final class Python {
        static final String COMMAND = "/usr/bin/python3";

        private Python() {}
    }
}
