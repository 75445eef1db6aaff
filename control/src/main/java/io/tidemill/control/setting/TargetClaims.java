package io.tidemill.control.setting;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmJson;
import io.tidemill.control.store.Transaction;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Which setting scales which target: one target has one setting at most.
///
/// @param exists whether there is something to scale under an ARM id
record TargetClaims(Predicate<String> exists) {
    /// Documents that say which setting scales a target; the target's id is their id.
    private static final String TARGET = "setting-of-target";

    /// Why a setting cannot have a target, if it cannot. A target that is gone can be kept.
    Optional<ArmError> objection(Transaction transaction, SettingId setting, String target) {
        Optional<String> owner =
                transaction
                        .get(TARGET, target)
                        .map(found -> ArmJson.read(found.json()).path("setting").asString());
        if (owner.isPresent() && !owner.get().equalsIgnoreCase(setting.text())) {
            return Optional.of(conflict(target, owner.get()));
        }
        return owner.isPresent() || exists.test(target)
                ? Optional.empty()
                : Optional.of(noTarget(target));
    }

    /// Gives a document's target to its setting.
    static void claim(Transaction transaction, SettingId setting, JsonNode document) {
        transaction.put(
                TARGET,
                target(document),
                ArmJson.object().put("setting", setting.text()).toString());
    }

    /// Lets other settings have a document's target.
    static void release(Transaction transaction, JsonNode document) {
        transaction.delete(TARGET, target(document));
    }

    private static String target(JsonNode document) {
        return document.path("properties").path("targetResourceUri").asString();
    }

    private static ArmError conflict(String target, String owner) {
        return ArmError.of(
                409,
                "Conflict",
                "The resource '%s' is already the target of the autoscale setting '%s'. A resource has one setting at most."
                        .formatted(target, owner));
    }

    private static ArmError noTarget(String target) {
        return ArmError.of(
                404,
                "TargetResourceNotFound",
                "The target resource '%s' was not found.".formatted(target));
    }
}
