package io.tidemill.cli;

import io.tidemill.cli.client.CommandFailure;

/// Starts the real servers. It stands alone so that client commands never load their classes.
final class ServerStart {

    private ServerStart() {}

    static RunningServer.Starter starter() {
        return (data, _) -> {
            throw new CommandFailure("NotBuilt", "This build has no server for " + data, "");
        };
    }
}
