package io.tidemill.control.store;

/// Data on disk that Tidemill cannot or must not use. The message names the file and says what to
/// do; it is meant for the person who started Tidemill. Nothing on disk was changed.
public final class UnusableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnusableDataException(String message) {
        super(message);
    }

    public UnusableDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
