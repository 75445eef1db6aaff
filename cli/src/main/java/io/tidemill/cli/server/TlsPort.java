package io.tidemill.cli.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The `tls.` keys: where the control plane listens with TLS, and the certificate that it shows.
///
/// @param address the address that the port listens on; loopback by default
/// @param port before the port offset, 1 to 65535
/// @param names host names and addresses for which our own certificate is good, beside the
///   loopback's
/// @param certificate a PEM file to use in place of our own certificate; only with `key`
/// @param key the PEM file with its private key
@SuppressWarnings("OptionalUsedAsFieldOrParameterType") // a key that is not in the file
public record TlsPort(
        String address,
        int port,
        List<String> names,
        Optional<Path> certificate,
        Optional<Path> key) {
    /// What `reference.properties` lists.
    public static final TlsPort DEFAULT =
            new TlsPort("127.0.0.1", 7443, List.of(), Optional.empty(), Optional.empty());

    public TlsPort {
        names = List.copyOf(names);
        ServerConfig.requirePort("tls.port", port);
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    "tls.certificate and tls.key, must be set both or neither");
        }
    }

    TlsPort withPortOffset(int offset) {
        return new TlsPort(address, port + offset, names, certificate, key);
    }
}
