package io.tidemill.control.certificate;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A private key and the certificate that belongs to it.
///
/// @param chain the certificate first, then its issuers in order
record Credential(PrivateKey key, List<X509Certificate> chain) {
    /// Keeps what fits together.
    ///
    /// @throws IllegalArgumentException when the key is not the certificate's
    Credential {
        chain = List.copyOf(chain);
        if (!fits(key, chain.getFirst().getPublicKey())) {
            throw new IllegalArgumentException("the key does not belong to the certificate");
        }
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    /// The first instant at which it is not yet, or no more, good is outside of this.
    boolean isValid(Instant now) {
        return !now.isBefore(certificate().getNotBefore().toInstant()) && now.isBefore(expiry());
    }

    Instant expiry() {
        return certificate().getNotAfter().toInstant();
    }

    private static boolean fits(PrivateKey key, PublicKey certified) {
        try {
            byte[] text = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm(key));
            signature.initSign(key);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false; // a key of another kind, or a damaged one
        }
    }

    private static String algorithm(PrivateKey key) {
        return switch (key.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> key.getAlgorithm();
        };
    }
}
