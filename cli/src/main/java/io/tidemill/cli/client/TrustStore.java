package io.tidemill.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

/// The authority of a data folder as a file that Java programs can trust: PKCS #12, without
/// anything secret in it.
public final class TrustStore {
    /// What Java calls it when nobody says otherwise.
    public static final String PASSWORD = "changeit";

    private static final String FILE = "trust.p12";

    private TrustStore() {}

    /// Writes the file beside the authority's, unless one is there that is as new.
    public static Path beside(Path authority) {
        Path file = authority.resolveSibling(FILE);
        try {
            if (Files.notExists(file)
                    || Files.getLastModifiedTime(file)
                                    .compareTo(Files.getLastModifiedTime(authority))
                            < 0) {
                write(authority, file);
            }
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new CommandFailure(
                    "NoTrustStore",
                    "%s cannot be made from %s: %s".formatted(file, authority, e.getMessage()),
                    "Is the folder writable, and the authority a PEM file?");
        }
    }

    private static void write(Path authority, Path file)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("tidemill", certificate(authority));
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    private static Certificate certificate(Path authority)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(authority)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
