package io.tidemill.control;

import io.tidemill.control.certificate.CertificateConfig;

/// Where REST listens with TLS, and who it says it is.
///
/// @param port 0 takes any that is free
public record TlsConfig(String host, int port, CertificateConfig certificate) {}
