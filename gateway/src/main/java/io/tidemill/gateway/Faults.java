package io.tidemill.gateway;

import io.netty.channel.ChannelException;
import java.io.IOException;

/// What is written to the log when something goes wrong on a connection.
final class Faults {

    private static final System.Logger LOG = System.getLogger("io.tidemill.gateway");

    private Faults() {}

    /// Notes a fault of ours. Peers that break their connections are everyday life, not noted.
    static void note(Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof ChannelException)) {
            LOG.log(System.Logger.Level.WARNING, "a connection was given up", cause);
        }
    }
}
