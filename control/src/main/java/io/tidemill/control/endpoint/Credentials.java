package io.tidemill.control.endpoint;

/// What opens an endpoint, as its auth mode says.
public sealed interface Credentials permits Keys, TokenIssuer, RoleHolders {}
