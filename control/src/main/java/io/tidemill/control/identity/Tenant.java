package io.tidemill.control.identity;

/// The one directory that all our principals are in. Clients may call it by any name in a URL; this
/// is the id that tokens and answers carry.
public final class Tenant {
    public static final String ID = "00000000-0000-0000-0000-000000000003";

    /// What people see of it.
    public static final String NAME = "Tidemill";

    private Tenant() {}
}
