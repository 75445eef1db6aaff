package io.tidemill.control.egress;

import java.net.InetAddress;
import java.util.Locale;

/// A place that the operator allows to be called although it is not public.
public sealed interface Allowance {
    /// Whether it covers a host that was found at an address.
    boolean covers(String host, InetAddress address);

    /// A host by its name, wherever it is found. Names compare without regard to case.
    record Host(String name) implements Allowance {
        @Override
        public boolean covers(String host, InetAddress address) {
            return name.equalsIgnoreCase(host);
        }
    }

    /// Every host that is found in a network.
    record In(Network network) implements Allowance {
        @Override
        public boolean covers(String host, InetAddress address) {
            return network.contains(address);
        }
    }

    /// Reads a network such as `10.0.0.0/8`, a single address, or the name of a host.
    ///
    /// @throws IllegalArgumentException when it is none of them
    static Allowance parse(String text) {
        if (text.contains("/") || text.contains(":") || text.matches("[0-9.]+")) {
            return new In(Network.parse(text));
        }
        if (!text.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new IllegalArgumentException(
                    "'" + text + "' is neither a network such as 10.0.0.0/8 nor a host");
        }
        return new Host(text.toLowerCase(Locale.ROOT));
    }
}
