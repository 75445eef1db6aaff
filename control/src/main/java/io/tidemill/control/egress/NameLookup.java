package io.tidemill.control.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Where a host is. A literal address is found at itself.
@FunctionalInterface
interface NameLookup {
    /// Where the host is now: at least one address.
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /// The machine's own resolver.
    static NameLookup ofSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
