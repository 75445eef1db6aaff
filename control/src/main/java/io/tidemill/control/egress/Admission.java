package io.tidemill.control.egress;

import java.net.InetAddress;

/// What the guard says to a call.
sealed interface Admission {
    /// It may go to this address, which carries the name that was asked for.
    record Admitted(InetAddress address) implements Admission {}

    /// It may not go there, now or later.
    record Refused(String why) implements Admission {}

    /// Nobody knows now where the host is.
    record Unknown(String why) implements Admission {}
}
