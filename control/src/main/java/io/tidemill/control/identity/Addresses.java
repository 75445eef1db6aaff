package io.tidemill.control.identity;

/// Where the command line and Azure's clients find this server.
///
/// @param plain the URL in the clear
/// @param tls the URL with TLS; empty without
/// @param authorityFile the PEM file with the authority that clients must trust; empty when they
///   need not be told
public record Addresses(String plain, String tls, String authorityFile) {}
