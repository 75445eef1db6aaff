package io.tidemill.control.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// An authority that vouches for this server and for nothing else, with a key on the P-256 curve.
///
/// @param credential its own key and certificate
record CertificateAuthority(Credential credential) {
    /// How long a server's certificate is good. Clients refuse those that are good for years.
    static final Duration SERVER_LIFE = Duration.ofDays(90);

    private static final Duration LIFE = Duration.ofDays(3650);

    /// Clocks of clients may be behind ours.
    private static final Duration BACKDATED = Duration.ofHours(1);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 127;

    /// A new one. Its name holds a random part: two authorities of one name confuse trust stores.
    static CertificateAuthority make(Instant now) {
        KeyPair pair = newKey();
        X500Name name =
                new X500Name("CN=Tidemill certificate authority %08x".formatted(RANDOM.nextInt()));
        Signing signing = new Signing(name, pair);
        List<Item> items =
                List.of(
                        new Item(Extension.basicConstraints, true, new BasicConstraints(0)),
                        new Item(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
        X509Certificate certificate =
                signing.sign(name, pair.getPublic(), new Span(now, LIFE), items);
        return new CertificateAuthority(new Credential(pair.getPrivate(), List.of(certificate)));
    }

    /// A new key, and a certificate for it that is good for these names.
    Credential issue(ServerNames names, Instant now) {
        KeyPair pair = newKey();
        X509Certificate issuer = credential.certificate();
        Signing signing =
                new Signing(
                        X500Name.getInstance(issuer.getSubjectX500Principal().getEncoded()),
                        new KeyPair(issuer.getPublicKey(), credential.key()));
        X509Certificate certificate =
                signing.sign(
                        new X500Name("CN=Tidemill"),
                        pair.getPublic(),
                        new Span(now, SERVER_LIFE),
                        serverItems(names));
        return new Credential(pair.getPrivate(), List.of(certificate));
    }

    /// Whether a certificate bears this authority's signature.
    boolean signed(X509Certificate certificate) {
        try {
            certificate.verify(credential.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<Item> serverItems(ServerNames names) {
        return List.of(
                new Item(Extension.basicConstraints, true, new BasicConstraints(false)),
                new Item(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                new Item(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)),
                new Item(Extension.subjectAlternativeName, false, alternatives(names)));
    }

    private static GeneralNames alternatives(ServerNames names) {
        List<GeneralName> all = new ArrayList<>();
        names.hosts().forEach(host -> all.add(new GeneralName(GeneralName.dNSName, host)));
        names.addresses().forEach(ip -> all.add(new GeneralName(GeneralName.iPAddress, ip)));
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has P-256.", e);
        }
    }

    /// One extension of a certificate.
    private record Item(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}

    /// From `start` (and a little before) for as long as `life`.
    private record Span(Instant start, Duration life) {
        Date notBefore() {
            return Date.from(start.minus(BACKDATED));
        }

        Date notAfter() {
            return Date.from(start.plus(life));
        }
    }

    /// Whoever signs: its name and keys.
    private record Signing(X500Name name, KeyPair pair) {
        X509Certificate sign(X500Name subject, PublicKey key, Span span, List<Item> items) {
            var serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
            var builder =
                    new JcaX509v3CertificateBuilder(
                            name, serial, span.notBefore(), span.notAfter(), subject, key);
            try {
                var ids = new JcaX509ExtensionUtils();
                builder.addExtension(
                        Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(key));
                builder.addExtension(
                        Extension.authorityKeyIdentifier,
                        false,
                        ids.createAuthorityKeyIdentifier(pair.getPublic()));
                return signed(builder, items);
            } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
                throw new IllegalStateException("A certificate could not be made.", e);
            }
        }

        private X509Certificate signed(X509v3CertificateBuilder builder, List<Item> items)
                throws CertIOException, GeneralSecurityException, OperatorCreationException {
            for (Item item : items) {
                builder.addExtension(item.id(), item.critical(), item.value());
            }
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        }
    }
}
