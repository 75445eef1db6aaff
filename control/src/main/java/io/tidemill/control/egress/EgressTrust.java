package io.tidemill.control.egress;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// Which certificate authorities receivers may have: those of the JDK, and more if wanted.
///
/// @param more than those of the JDK
public record EgressTrust(List<Certificate> more) {
    public EgressTrust {
        more = List.copyOf(more);
    }

    /// Those of the JDK alone.
    public static EgressTrust ofJdk() {
        return new EgressTrust(List.of());
    }

    /// Those of the JDK and those in a PEM file.
    ///
    /// @throws IllegalArgumentException when the file cannot be read
    public static EgressTrust with(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            return new EgressTrust(
                    List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in)));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    pem + " cannot be read as a PEM file of certificates", e);
        }
    }

    /// What connects to receivers whose certificates one of them gave.
    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate authority : authorities()) {
                store.setCertificateEntry("authority-" + number++, authority);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory(store).getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The JDK cannot make a TLS context.", e);
        }
    }

    private List<Certificate> authorities() throws GeneralSecurityException {
        Stream<X509Certificate> own =
                Arrays.stream(factory(null).getTrustManagers())
                        .filter(X509TrustManager.class::isInstance)
                        .map(X509TrustManager.class::cast)
                        .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()));
        return Stream.<Certificate>concat(own, more.stream()).toList();
    }

    /// Without a store it knows the authorities of the JDK.
    private static TrustManagerFactory factory(@Nullable KeyStore store)
            throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
