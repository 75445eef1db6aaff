package io.tidemill.control.egress;

import java.net.InetAddress;

/// All addresses that begin with the same bits, such as `10.0.0.0/8` or `fc00::/7`.
///
/// @param first any address of it
/// @param bits how many leading bits count
record Network(InetAddress first, int bits) {
    Network {
        if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(
                    first.getHostAddress() + " has no " + bits + " leading bits");
        }
    }

    /// Reads `address/bits`, or an address alone.
    ///
    /// @throws IllegalArgumentException when it is neither
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new Network(
                first,
                slash < 0
                        ? first.getAddress().length * Byte.SIZE
                        : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
