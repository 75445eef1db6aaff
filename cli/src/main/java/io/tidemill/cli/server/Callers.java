package io.tidemill.cli.server;

import io.tidemill.control.identity.IdentityConfig;
import io.tidemill.control.identity.IssuerTrust;
import java.time.Duration;
import java.util.List;

/// Who may call the control plane, and how they prove it.
///
/// @param tokenLifetime how long an access token is good
/// @param keyPeriod how long one key signs tokens
/// @param instanceClient the client id that every program on this machine may be; empty for none
/// @param issuer an issuer of tokens beside our own
public record Callers(
        Duration tokenLifetime, Duration keyPeriod, String instanceClient, Issuer issuer) {

    /// What `reference.properties` lists.
    public static final Callers DEFAULT =
            new Callers(
                    IdentityConfig.DEFAULT.tokenLifetime(),
                    IdentityConfig.DEFAULT.keyPeriod(),
                    "",
                    new Issuer("", "", IssuerTrust.OBJECT_CLAIM, IssuerTrust.NAME_CLAIM, false));

    /// The keys `issuer.…`.
    ///
    /// @param url empty when no issuer is trusted but our own
    /// @param plain whether it may be on this machine without TLS
    public record Issuer(
            String url, String audience, String objectClaim, String nameClaim, boolean plain) {
        public Issuer {
            if (url.isEmpty() && !audience.isEmpty()) {
                throw new IllegalArgumentException(
                        "issuer.audience = " + audience + ", but issuer.url is missing");
            }
        }

        private List<IssuerTrust> trusts() {
            return url.isEmpty()
                    ? List.of()
                    : List.of(new IssuerTrust(url, audience, objectClaim, nameClaim, plain));
        }
    }

    public Callers {
        config(tokenLifetime, keyPeriod, instanceClient, issuer); // says what is wrong with them
    }

    IdentityConfig config() {
        return config(tokenLifetime, keyPeriod, instanceClient, issuer);
    }

    private static IdentityConfig config(
            Duration tokenLifetime, Duration keyPeriod, String instanceClient, Issuer issuer) {
        return new IdentityConfig(tokenLifetime, keyPeriod, instanceClient, issuer.trusts());
    }
}
