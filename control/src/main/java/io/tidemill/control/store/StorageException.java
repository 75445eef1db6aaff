package io.tidemill.control.store;

/// A read or write that the open database refused, such as on a full disk. What was asked for did
/// not happen.
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
