package io.tidemill.control.certificate;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// The key that TLS asks for, exchangeable between two handshakes.
///
/// A handshake asks for an alias first and then, by that alias, for the key and the chain. The
/// alias names one credential, and the one before the present is kept: so a swap in between cannot
/// mix two.
final class SwappableKey extends X509ExtendedKeyManager {
    private volatile State state;

    SwappableKey(Credential first) {
        state = new State(first, first);
    }

    private record State(Credential current, Credential before) {
        State with(Credential next) {
            return next.certificate().equals(current.certificate())
                    ? this
                    : new State(next, current);
        }

        Optional<Credential> named(String alias) {
            return List.of(current, before).stream()
                    .filter(credential -> alias(credential).equals(alias))
                    .findFirst();
        }
    }

    /// The next handshake uses this one. Only one thread at a time may call this.
    void swap(Credential next) {
        state = state.with(next);
    }

    Credential current() {
        return state.current();
    }

    private static String alias(Credential credential) {
        return credential.certificate().getSerialNumber().toString();
    }

    /// TLS takes null for "none of that kind".
    private @Nullable String chosen(String keyType) {
        Credential current = current();
        return current.key().getAlgorithm().equals(keyType) ? alias(current) : null;
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chosen(keyType);
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        return chosen(keyType);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return state.named(alias)
                .map(credential -> credential.chain().toArray(X509Certificate[]::new))
                .orElse(null);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        return state.named(alias).map(Credential::key).orElse(null);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chosen(keyType);
        return alias == null ? new String[0] : new String[] {alias};
    }

    /// We never are a client with a certificate.
    @Override
    public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
