package io.tidemill.gateway;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Who may call an endpoint: the one way in which it wants callers to show that they may.
public sealed interface Access {

    /// What the text that a caller sent as bearer is good for.
    ///
    /// @param credential not empty
    Admittance admit(String credential, InstantSource clock);

    /// Whoever has one of the keys. Without a key, nobody.
    record Keys(List<ApiKey> keys) implements Access {
        public Keys {
            keys = List.copyOf(keys);
        }

        @Override
        public Admittance admit(String credential, InstantSource clock) {
            ApiKey presented = ApiKey.of(credential);
            boolean opened = false;
            for (ApiKey key : keys) {
                opened |= key.equals(presented);
            }
            return Admittance.of(opened);
        }
    }

    /// Whoever has a token that was signed with the secret and has not expired.
    record Tokens(TokenSecret secret) implements Access {
        @Override
        public Admittance admit(String credential, InstantSource clock) {
            return Admittance.of(secret.hasSigned(credential, clock.instant()));
        }
    }

    /// Whoever the authority knows, and is one of these.
    ///
    /// @param objectIds in small letters
    record Callers(TokenAuthority authority, Set<String> objectIds) implements Access {
        public Callers {
            objectIds = Set.copyOf(objectIds);
        }

        @Override
        public Admittance admit(String credential, InstantSource clock) {
            return authority
                    .holder(credential, clock.instant())
                    .map(id -> objectIds.contains(id.toLowerCase(Locale.ROOT)))
                    .map(allowed -> allowed ? Admittance.GRANTED : Admittance.FORBIDDEN)
                    .orElse(Admittance.UNKNOWN);
        }
    }
}
