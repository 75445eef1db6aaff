package io.tidemill.control.store;

/// What a commit to a SQLite file survives. No file is damaged in any case.
public enum Durability {
    /// The end of the process and of the machine's power: for what somebody was promised.
    EVERY_COMMIT("FULL"),
    /// The end of the process; the last commits may be lost with the machine's power: for what
    /// comes in great numbers. A file that may be large is not searched for damage when it is
    /// opened.
    CHECKPOINTS("NORMAL");

    private final String pragma;

    Durability(String pragma) {
        this.pragma = pragma;
    }

    String pragma() {
        return pragma;
    }
}
