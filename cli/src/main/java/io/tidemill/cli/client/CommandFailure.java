package io.tidemill.cli.client;

/// A command that cannot go on, told for the person who typed it: an error code in Azure's manner,
/// what is wrong, and what to do about it (empty when there is nothing to say).
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    public CommandFailure(String code, String message, String hint) {
        super(message);
        this.code = code;
        this.hint = hint;
    }

    public String code() {
        return code;
    }

    public String hint() {
        return hint;
    }

    /// Whether the thing asked for does not exist, which has an exit code of its own.
    public boolean isNotFound() {
        return code.endsWith("NotFound");
    }
}
