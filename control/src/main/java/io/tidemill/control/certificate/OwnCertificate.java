package io.tidemill.control.certificate;

import io.tidemill.control.store.DataFolder;
import io.tidemill.control.store.UnusableDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A certificate signed by our own authority; both are kept in the data folder and made when they
/// are not there, soon to expire, or for other names.
///
/// The server's key and certificate are in one file, so that they change in one step. The authority
/// outlives each certificate that it signs: when it no longer would, a new one takes its place, and
/// clients must be told to trust that.
record OwnCertificate(DataFolder folder, ServerNames names) implements CertificateSource {
    /// What clients are told to trust.
    static final String AUTHORITY = "ca.pem";

    private static final String AUTHORITY_KEY = "ca.key";
    private static final String SERVER = "server.pem";

    /// Two thirds into a certificate's life there is still a month to repair what is in the way.
    private static final Duration LEFT = Duration.ofDays(30);

    @Override
    public Credential at(Instant now) {
        CertificateAuthority authority = authority(now);
        return kept().filter(credential -> isGood(credential, authority, now))
                .orElseGet(() -> issue(authority, now));
    }

    private boolean isGood(Credential kept, CertificateAuthority authority, Instant now) {
        return kept.isValid(now)
                && kept.isValid(now.plus(LEFT))
                && authority.signed(kept.certificate())
                && ServerNames.of(kept.certificate()).equals(names);
    }

    private Credential issue(CertificateAuthority authority, Instant now) {
        Credential issued = authority.issue(names, now);
        folder.write(SERVER, Pem.text(issued.certificate()) + Pem.text(issued.key()));
        return issued;
    }

    private Optional<Credential> kept() {
        try {
            String text = Files.readString(folder.file(SERVER));
            return Optional.of(Pem.credential(text, text));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty(); // none yet, or one that is damaged: it is made anew
        }
    }

    private CertificateAuthority authority(Instant now) {
        return Files.exists(folder.file(AUTHORITY))
                ? existing(now).orElseGet(() -> make(now))
                : make(now);
    }

    private Optional<CertificateAuthority> existing(Instant now) {
        try {
            Credential kept =
                    Pem.credential(
                            Files.readString(folder.file(AUTHORITY)),
                            Files.readString(folder.file(AUTHORITY_KEY)));
            return Optional.of(new CertificateAuthority(kept))
                    .filter(_ -> kept.isValid(now.plus(CertificateAuthority.SERVER_LIFE)));
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    /// The key comes first: a certificate on disk always has one, whenever we are killed.
    private CertificateAuthority make(Instant now) {
        CertificateAuthority made = CertificateAuthority.make(now);
        folder.write(AUTHORITY_KEY, Pem.text(made.credential().key()));
        folder.write(AUTHORITY, Pem.text(made.credential().certificate()));
        return made;
    }

    /// A new authority would silently shut out every client that trusts this one.
    private UnusableDataException damaged(Exception cause) {
        return new UnusableDataException(
                "The certificate authority in %s and %s cannot be used (%s). Put both back from a copy, or delete both: Tidemill then makes a new one, which clients must be told to trust."
                        .formatted(
                                folder.file(AUTHORITY),
                                folder.file(AUTHORITY_KEY),
                                cause instanceof IOException
                                        ? "one of them cannot be read"
                                        : cause.getMessage()),
                cause);
    }
}
