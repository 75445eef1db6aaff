/// Who this server is: the certificate that it shows on its TLS port, and the authority that
/// vouches for it.
///
/// [io.tidemill.control.certificate.ServingCertificate] is where reading starts. Certificates are
/// made with Bouncy Castle, in [io.tidemill.control.certificate.CertificateAuthority] alone;
/// everything else is the JDK's.
@NullMarked
package io.tidemill.control.certificate;

import org.jspecify.annotations.NullMarked;
