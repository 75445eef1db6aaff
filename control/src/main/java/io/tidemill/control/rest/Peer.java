package io.tidemill.control.rest;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/// The other end of the connection on which the request came that this thread is answering: the
/// caller, or a proxy in front of us.
public final class Peer {
    static final ScopedValue<SocketAddress> CURRENT = ScopedValue.newInstance();

    private Peer() {}

    /// Whether it is a program on this machine. Nobody is, outside of a request.
    public static boolean isOnThisMachine() {
        return CURRENT.isBound()
                && CURRENT.get() instanceof InetSocketAddress address
                && address.getAddress() != null
                && address.getAddress().isLoopbackAddress();
    }
}
