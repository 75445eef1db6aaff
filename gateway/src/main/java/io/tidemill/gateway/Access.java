package io.tidemill.gateway;

import java.time.InstantSource;
import java.util.List;

/// Who may call an endpoint: the one way in which it wants callers to show that they may.
public sealed interface Access {

    /// Whether the text that a caller sent as bearer opens the endpoint.
    ///
    /// @param credential not empty
    boolean isOpenedBy(String credential, InstantSource clock);

    /// Whoever has one of the keys. Without a key, nobody.
    record Keys(List<ApiKey> keys) implements Access {
        public Keys {
            keys = List.copyOf(keys);
        }

        @Override
        public boolean isOpenedBy(String credential, InstantSource clock) {
            ApiKey presented = ApiKey.of(credential);
            boolean opened = false;
            for (ApiKey key : keys) {
                opened |= key.equals(presented);
            }
            return opened;
        }
    }

    /// Whoever has a token that was signed with the secret and has not expired.
    record Tokens(TokenSecret secret) implements Access {
        @Override
        public boolean isOpenedBy(String credential, InstantSource clock) {
            return secret.hasSigned(credential, clock.instant());
        }
    }
}
