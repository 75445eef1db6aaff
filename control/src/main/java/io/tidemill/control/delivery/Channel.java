package io.tidemill.control.delivery;

/// How a message travels. The names are in the database and never change.
public enum Channel {
    /// An HTTP POST; the receiver is a URI.
    WEB,
    /// An e-mail; the receiver is an address.
    MAIL
}
