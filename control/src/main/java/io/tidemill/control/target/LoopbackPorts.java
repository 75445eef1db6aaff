package io.tidemill.control.target;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Hands out ports on the loopback interface that nobody listens on.
///
/// They lie below the range from which systems take the ports of outgoing connections (32768 and up
/// on Linux, 49152 on macOS). So a busy gateway's own connections cannot take a port between its
/// choice and the moment, perhaps seconds later, when the instance listens on it.
final class LoopbackPorts {

    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private final Set<Integer> taken = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next;

    /// @param random where to begin: several runtimes on one machine should not compete for the
    ///   same ports
    LoopbackPorts(RandomGenerator random) {
        next = new AtomicInteger(random.nextInt(COUNT));
    }

    /// A free port that no other caller gets until it is given back.
    int take() {
        for (int tries = 0; tries < COUNT; tries++) {
            var port = FIRST + Math.floorMod(next.getAndIncrement(), COUNT);
            if (taken.add(port)) {
                if (isFree(port)) {
                    return port;
                }
                taken.remove(port);
            }
        }
        throw new IllegalStateException("no free port on the loopback interface");
    }

    void giveBack(int port) {
        taken.remove(port);
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
