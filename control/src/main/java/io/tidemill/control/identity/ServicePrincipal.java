package io.tidemill.control.identity;

import io.tidemill.control.rest.ArmJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A program that may sign in by itself: what Azure calls a service principal together with its
/// application.
///
/// @param objectId what role assignments refer to
/// @param appId what the program calls itself: the client id
/// @param secrets all it was given, good or not, oldest first
record ServicePrincipal(
        String objectId, String appId, String name, Instant created, List<Secret> secrets) {
    ServicePrincipal {
        secrets = List.copyOf(secrets);
    }

    Principal principal() {
        return new Principal(objectId, name, Principal.Kind.SERVICE_PRINCIPAL);
    }

    List<Secret> goodSecrets(Instant now) {
        return secrets.stream().filter(secret -> secret.isGood(now)).toList();
    }

    boolean hasGoodSecret(String keyId, Instant now) {
        return goodSecrets(now).stream().anyMatch(secret -> secret.keyId().equals(keyId));
    }

    ServicePrincipal with(Secret secret) {
        List<Secret> more = new ArrayList<>(secrets);
        more.add(secret);
        return new ServicePrincipal(objectId, appId, name, created, more);
    }

    ServicePrincipal without(String keyId) {
        List<Secret> rest =
                secrets.stream().filter(secret -> !secret.keyId().equalsIgnoreCase(keyId)).toList();
        return new ServicePrincipal(objectId, appId, name, created, rest);
    }

    ServicePrincipal renamed(String newName) {
        return new ServicePrincipal(objectId, appId, newName, created, secrets);
    }

    static ServicePrincipal of(String text) {
        JsonNode json = ArmJson.read(text);
        return new ServicePrincipal(
                json.path("objectId").asString(),
                json.path("appId").asString(),
                json.path("name").asString(),
                Instant.parse(json.path("created").asString()),
                json.path("secrets").valueStream().map(Secret::of).toList());
    }

    ObjectNode toJson() {
        ObjectNode json =
                ArmJson.object()
                        .put("objectId", objectId)
                        .put("appId", appId)
                        .put("name", name)
                        .put("created", created.toString());
        ArrayNode list = json.putArray("secrets");
        secrets.forEach(secret -> list.add(secret.toJson()));
        return json;
    }
}
