package io.tidemill.control.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Keys and certificates as text. All that cannot be read is an [IllegalArgumentException] that
/// says what is wrong with the text.
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");
    private static final String CERTIFICATE = "CERTIFICATE";
    private static final String KEY = "PRIVATE KEY";
    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(64, new byte[] {'\n'}); // the width that every reader takes

    private Pem() {}

    static String text(X509Certificate certificate) {
        try {
            return block(CERTIFICATE, certificate.getEncoded());
        } catch (CertificateException e) {
            throw new IllegalArgumentException("the certificate cannot be encoded", e);
        }
    }

    static String text(PrivateKey key) {
        return block(KEY, key.getEncoded());
    }

    /// A certificate with its chain, and the key that belongs to it.
    static Credential credential(String certificates, String key) {
        List<X509Certificate> chain = certificates(certificates);
        return new Credential(key(key, chain.getFirst().getPublicKey().getAlgorithm()), chain);
    }

    /// At least one certificate, in the order of the text.
    static List<X509Certificate> certificates(String text) {
        List<X509Certificate> found = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(CERTIFICATE)) {
                found.add(certificate(bytes(block.group(2))));
            }
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException("there is no certificate in it");
        }
        return found;
    }

    /// The first private key, of the kind that fits the certificate's.
    static PrivateKey key(String text, String algorithm) {
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(KEY)) {
                return key(bytes(block.group(2)), algorithm);
            }
        }
        throw new IllegalArgumentException(noKey(text));
    }

    private static String noKey(String text) {
        String advice =
                text.contains("PRIVATE KEY-----")
                        ? "; the one there is encrypted or of an older form, which `openssl pkcs8 -topk8 -nocrypt` turns into this one"
                        : "";
        return "there is no BEGIN PRIVATE KEY in it" + advice;
    }

    private static X509Certificate certificate(byte[] encoded) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(encoded));
        } catch (CertificateException e) {
            throw new IllegalArgumentException("a certificate in it is damaged", e);
        }
    }

    private static PrivateKey key(byte[] encoded, String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "the key is damaged, or not the certificate's (which is for %s)"
                            .formatted(algorithm),
                    e);
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it is no Base64", e);
        }
    }

    private static String block(String label, byte[] encoded) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(label, LINES.encodeToString(encoded), label);
    }
}
