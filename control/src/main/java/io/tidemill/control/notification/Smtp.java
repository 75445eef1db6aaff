package io.tidemill.control.notification;

import java.nio.file.Path;

/// How e-mail leaves.
public sealed interface Smtp {
    /// It does not.
    record Off() implements Smtp {}

    /// Through a server.
    ///
    /// @param from the sender's address
    record Through(String host, int port, Security security, String from, Login login)
            implements Smtp {}

    /// Whether the connection is protected.
    enum Security {
        /// Not at all: for a server on this machine.
        NONE,
        /// Plain at first, then TLS or nothing.
        STARTTLS,
        /// TLS from the first byte.
        TLS
    }

    /// How the server knows us.
    sealed interface Login {
        /// It need not.
        record None() implements Login {}

        /// By name and password. The file is read at each e-mail, so that it can be changed at any
        /// time; its first line counts.
        record Password(String user, Path file) implements Login {}
    }
}
