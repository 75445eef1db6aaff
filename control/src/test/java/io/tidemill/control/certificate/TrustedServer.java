package io.tidemill.control.certificate;

import io.tidemill.control.store.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManagerFactory;

/// A server's TLS, and that of a client which trusts its authority alone.
public final class TrustedServer implements AutoCloseable {
    private final DataFolder folder;
    private final Instant start = Instant.now().minus(Duration.ofDays(62));
    private final ServingCertificate serving;

    private TrustedServer(DataFolder folder) {
        this.folder = folder;
        serving = ServingCertificate.open(folder, new CertificateConfig.Own(List.of()), start);
    }

    /// A server with its authority in a folder.
    public static TrustedServer in(Path folder) {
        return new TrustedServer(DataFolder.open(folder));
    }

    /// Lets two months pass for the certificate.
    public void renew() {
        serving.refresh(start.plus(Duration.ofDays(61)));
    }

    public SSLContext server() {
        return serving.context();
    }

    public SSLContext client() {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            trusted.setCertificateEntry("ca", authority());
            TrustManagerFactory trust =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The serial number of the certificate that a server showed.
    public static String serial(SSLSession session) throws SSLPeerUnverifiedException {
        return ((X509Certificate) session.getPeerCertificates()[0]).getSerialNumber().toString();
    }

    @Override
    public void close() {
        folder.close();
    }

    private X509Certificate authority() throws IOException {
        return Pem.certificates(Files.readString(folder.file(OwnCertificate.AUTHORITY))).getFirst();
    }
}
