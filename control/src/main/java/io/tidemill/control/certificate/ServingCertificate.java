package io.tidemill.control.certificate;

import io.tidemill.control.store.DataFolder;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;

/// The certificate that the TLS port shows. It can change at any time: connections that are made
/// after [#refresh] see the new one, those that are open stay.
public final class ServingCertificate {
    private static final System.Logger LOG = System.getLogger(ServingCertificate.class.getName());

    private final CertificateSource source;
    private final SwappableKey key;
    private final SSLContext context;
    private final Optional<Path> authorityFile;

    ServingCertificate(CertificateSource source, Optional<Path> authorityFile, Instant now) {
        this.source = source;
        this.authorityFile = authorityFile;
        key = new SwappableKey(source.at(now));
        context = context(key);
    }

    /// The certificate that is configured, ready to be served.
    ///
    /// @throws UnusableCertificateException when no client would accept it
    /// @throws io.tidemill.control.store.UnusableDataException when our authority is damaged
    public static ServingCertificate open(
            DataFolder folder, CertificateConfig config, Instant now) {
        return switch (config) {
            case CertificateConfig.Own(var names) ->
                    new ServingCertificate(
                            new OwnCertificate(folder, ServerNames.of(names)),
                            Optional.of(folder.file(OwnCertificate.AUTHORITY)),
                            now);
            case CertificateConfig.Supplied(var certificate, var file) ->
                    new ServingCertificate(
                            new SuppliedCertificate(certificate, file), Optional.empty(), now);
        };
    }

    /// What a server's TLS is made of.
    public SSLContext context() {
        return context;
    }

    /// The file with the authority that clients must trust; empty when a certificate was supplied.
    public Optional<Path> authorityFile() {
        return authorityFile;
    }

    /// Serves a newer certificate if there is one. When it cannot be had, the present one stays and
    /// the log says why.
    public void refresh(Instant now) {
        try {
            key.swap(source.at(now));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The TLS certificate could not be renewed", e);
        }
    }

    X509Certificate current() {
        return key.current().certificate();
    }

    private static SSLContext context(SwappableKey key) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {key}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has TLS.", e);
        }
    }
}
