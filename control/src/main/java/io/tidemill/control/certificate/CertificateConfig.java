package io.tidemill.control.certificate;

import java.nio.file.Path;
import java.util.List;

/// Which certificate to serve.
public sealed interface CertificateConfig {
    /// One that Tidemill's own authority signs.
    ///
    /// @param names host names and addresses beside those of this machine's loopback
    record Own(List<String> names) implements CertificateConfig {
        public Own {
            names = List.copyOf(names);
        }
    }

    /// One that somebody else signed, in PEM files that may be replaced while we run.
    ///
    /// @param certificate the server's certificate, then those of the authorities between it and
    ///   the root
    /// @param key its private key, not encrypted
    record Supplied(Path certificate, Path key) implements CertificateConfig {}
}
