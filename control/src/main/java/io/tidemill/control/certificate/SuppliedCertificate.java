package io.tidemill.control.certificate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/// A certificate that the operator put there, read anew each time.
record SuppliedCertificate(Path certificate, Path key) implements CertificateSource {
    @Override
    public Credential at(Instant now) {
        Credential credential = read();
        if (!credential.isValid(now)) {
            throw new UnusableCertificateException(
                    "tls.certificate = %s, is good from %s to %s only; put a new one there, or take out tls.certificate and tls.key"
                            .formatted(
                                    certificate,
                                    credential.certificate().getNotBefore().toInstant(),
                                    credential.expiry()));
        }
        return credential;
    }

    private Credential read() {
        String certificates = text("tls.certificate", certificate);
        String secret = text("tls.key", key);
        try {
            return Pem.credential(certificates, secret);
        } catch (IllegalArgumentException e) {
            throw new UnusableCertificateException(
                    "tls.certificate = %s, tls.key = %s: %s"
                            .formatted(certificate, key, e.getMessage()),
                    e);
        }
    }

    private static String text(String name, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnusableCertificateException(
                    "%s = %s, cannot be read (%s)".formatted(name, file, reason(e)), e);
        }
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "permission denied";
            default -> "it is no text";
        };
    }
}
