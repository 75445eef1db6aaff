package io.tidemill.control.certificate;

/// A certificate or a key that cannot be served. The message names the file and says what to do; it
/// is meant for the person who runs Tidemill.
public final class UnusableCertificateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableCertificateException(String message) {
        super(message);
    }

    UnusableCertificateException(String message, Throwable cause) {
        super(message, cause);
    }
}
