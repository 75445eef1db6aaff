package io.tidemill.control.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// What an address is good for. Only [#PUBLIC] ones are called unasked: the others lead to this
/// machine, to its neighbours, or to the services that clouds offer to a machine about itself.
enum AddressKind {
    /// This machine.
    LOOPBACK("a loopback address", "127.0.0.0/8", "::1"),
    /// The link, where clouds put their metadata services.
    LINK_LOCAL("a link-local address", "169.254.0.0/16", "fe80::/10"),
    /// Azure's host agent, which hands out secrets of the machine from a public-looking address.
    METADATA("a cloud metadata address", "168.63.129.16"),
    /// Private networks, and site-local and unique local addresses.
    PRIVATE(
            "a private address",
            "10.0.0.0/8",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "fc00::/7",
            "fec0::/10"),
    /// Carriers' own networks; some clouds put metadata there.
    CARRIER("a carrier-grade NAT address", "100.64.0.0/10"),
    /// Groups and broadcasts.
    MULTICAST("a multicast address", "224.0.0.0/4", "255.255.255.255", "ff00::/8"),
    /// Documentation, tests, protocols, tunnels that hide another address, the future.
    RESERVED(
            "a reserved address",
            "0.0.0.0/8",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20"),
    /// Everything else.
    PUBLIC("a public address");

    /// The only IPv6 addresses that are given out to the public.
    private static final Network GIVEN_OUT = Network.parse("2000::/3");

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // the list is unmodifiable, its type cannot say so
    private final List<Network> networks;

    AddressKind(String words, String... networks) {
        this.words = words;
        this.networks = Stream.of(networks).map(Network::parse).toList();
    }

    static AddressKind of(InetAddress address) {
        for (AddressKind kind : values()) {
            if (kind.networks.stream().anyMatch(network -> network.contains(address))) {
                return kind;
            }
        }
        return address instanceof Inet4Address || GIVEN_OUT.contains(address) ? PUBLIC : RESERVED;
    }

    /// Such as `a private address`.
    String words() {
        return words;
    }
}
