package io.tidemill.cli.server;

import io.tidemill.control.MetricsConfig;

/// The keys that say where metrics come from beside our own, and who may look at them.
final class MetricsKeys {
    private final ServerConfigFile file;

    MetricsKeys(ServerConfigFile file) {
        this.file = file;
    }

    MetricsConfig read() {
        return new MetricsConfig(
                file.take(
                        "metrics.open.loopback",
                        MetricsConfig.DEFAULT.openToThisMachine(),
                        ServerConfigFile::flag));
    }
}
