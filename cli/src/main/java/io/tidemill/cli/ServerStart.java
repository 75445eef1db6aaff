package io.tidemill.cli;

import io.tidemill.cli.server.Server;

/// Starts the real servers. It stands alone so that client commands never load their classes.
final class ServerStart {

    private ServerStart() {}

    static RunningServer.Starter starter() {
        return Server::start;
    }
}
