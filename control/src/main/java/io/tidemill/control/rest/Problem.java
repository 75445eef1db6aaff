package io.tidemill.control.rest;

import tools.jackson.databind.node.ObjectNode;

/// One thing that is wrong with a request.
///
/// @param code Azure's name for this kind of mistake
/// @param path the place, such as `properties.profiles[1].capacity.minimum`
/// @param message place, value and what was wanted
public record Problem(String code, String path, String message) {
    ObjectNode toJson() {
        return ArmJson.object().put("code", code).put("message", message).put("target", path);
    }
}
