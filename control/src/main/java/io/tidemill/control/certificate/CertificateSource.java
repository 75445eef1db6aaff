package io.tidemill.control.certificate;

import java.time.Instant;

/// Where the certificate to serve comes from.
@FunctionalInterface
interface CertificateSource {
    /// What to serve from now on.
    ///
    /// @throws UnusableCertificateException when there is nothing that a client would accept
    Credential at(Instant now);
}
