package io.tidemill.control.identity;

import com.nimbusds.jose.jwk.RSAKey;
import io.tidemill.control.rest.ArmJson;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The signing keys of one moment: the newest signs, the older ones only verify what they signed.
///
/// @param keys newest first
record KeyRing(List<Key> keys) {
    static final KeyRing EMPTY = new KeyRing(List.of());

    /// How long an old key verifies after the last token that it can have signed was made: as long
    /// as a token may live at all, whatever lifetime was configured then.
    static final Duration KEPT = IdentityConfig.LONGEST_TOKEN;

    KeyRing {
        keys = List.copyOf(keys);
    }

    /// A key pair, or the public half of one.
    ///
    /// @param end from when on nothing is verified by it any more; unknown while it signs
    record Key(RSAKey jwk, Instant created, Optional<Instant> end) {
        boolean verifies(Instant now) {
            return end.isEmpty() || now.isBefore(end.get());
        }

        /// Without the private half, which nobody needs any more and nobody should find.
        private Key retired(Instant now) {
            return end.isPresent()
                    ? this
                    : new Key(jwk.toPublicJWK(), created, Optional.of(now.plus(KEPT)));
        }

        private ObjectNode toJson() {
            ObjectNode json = ArmJson.object().put("created", created.toString());
            end.ifPresent(instant -> json.put("end", instant.toString()));
            json.set("jwk", ArmJson.read(jwk.toJSONString()));
            return json;
        }

        private static Key of(JsonNode json) {
            try {
                return new Key(
                        RSAKey.parse(json.path("jwk").toString()),
                        Instant.parse(json.path("created").asString()),
                        json.path("end").stringValueOpt().map(Instant::parse));
            } catch (ParseException e) {
                throw new IllegalStateException("The stored signing key cannot be read.", e);
            }
        }

        @Override
        public String toString() {
            return "Key[" + jwk.getKeyID() + "]";
        }
    }

    /// The key that signs, unless there is none or it has signed for the whole period.
    Optional<RSAKey> signer(Instant now, Duration period) {
        return keys.stream()
                .findFirst()
                .filter(newest -> now.isBefore(newest.created().plus(period)))
                .map(Key::jwk);
    }

    /// The key of that id, if it may still verify.
    Optional<RSAKey> verifier(String id, Instant now) {
        return verifiers(now).stream().filter(key -> id.equals(key.getKeyID())).findFirst();
    }

    List<RSAKey> verifiers(Instant now) {
        return keys.stream()
                .filter(key -> key.verifies(now))
                .map(key -> key.jwk().toPublicJWK())
                .toList();
    }

    /// This ring with a new signer before the others, and without those that are over.
    KeyRing renewed(RSAKey signer, Instant now) {
        List<Key> all = new ArrayList<>();
        all.add(new Key(signer, now, Optional.empty()));
        keys.stream()
                .map(key -> key.retired(now))
                .filter(key -> key.verifies(now))
                .forEach(all::add);
        return new KeyRing(all);
    }

    static KeyRing of(String text) {
        return new KeyRing(ArmJson.read(text).path("keys").valueStream().map(Key::of).toList());
    }

    ObjectNode toJson() {
        ObjectNode json = ArmJson.object();
        ArrayNode list = json.putArray("keys");
        keys.forEach(key -> list.add(key.toJson()));
        return json;
    }
}
