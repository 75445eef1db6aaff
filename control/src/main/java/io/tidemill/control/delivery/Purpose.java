package io.tidemill.control.delivery;

/// What a message is for. The names are in the database and never change.
public enum Purpose {
    /// Tells people or programs of an event, which may be old news an hour later. Each result goes
    /// into the activity log.
    NOTIFICATION("Notification"),
    /// A record of a diagnostic setting. There is one for each run of a setting, so only failures
    /// go into the activity log, and each receiver's at most once an hour.
    DIAGNOSTIC("Diagnostic log");

    private final String words;

    Purpose(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
