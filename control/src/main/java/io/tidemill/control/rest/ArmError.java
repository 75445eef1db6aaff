package io.tidemill.control.rest;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer that says no: Azure's code, a message for people, and one detail for each single
/// problem.
///
/// @param target the place in the request that is meant, empty when there is none
public record ArmError(
        int status, String code, String message, String target, List<Problem> details) {
    /// What Azure answers without the layer `error` around it. We answer both, so that it is found
    /// in either place.
    private static final Set<String> FLAT = Set.of("UnsupportedRequestContent");

    public ArmError {
        details = List.copyOf(details);
    }

    public static ArmError of(int status, String code, String message) {
        return new ArmError(status, code, message, "", List.of());
    }

    public static ArmError badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    /// The body was no JSON object.
    public static ArmError malformed(String why) {
        return of(
                400,
                "UnsupportedRequestContent",
                "Request content is not well formed or supported: " + why + ".");
    }

    /// Everything that is wrong with a request, at once: clients that show only `message` show all
    /// of it.
    ///
    /// @param problems at least one
    public static ArmError of(List<Problem> problems) {
        Problem first = problems.getFirst();
        String message = problems.stream().map(Problem::message).collect(Collectors.joining("; "));
        return new ArmError(
                400,
                first.code(),
                message,
                first.path(),
                problems.size() == 1 ? List.of() : problems);
    }

    public static ArmError notFound(String type, String name, String group) {
        return of(
                404,
                "ResourceNotFound",
                "The Resource '%s/%s' under resource group '%s' was not found."
                        .formatted(type, name, group));
    }

    ObjectNode toJson() {
        ObjectNode body = ArmJson.object();
        if (FLAT.contains(code)) {
            body.put("code", code).put("message", message);
        }
        ObjectNode error = body.putObject("error").put("code", code).put("message", message);
        if (!target.isEmpty()) {
            error.put("target", target);
        }
        if (!details.isEmpty()) {
            ArrayNode list = error.putArray("details");
            details.forEach(problem -> list.add(problem.toJson()));
        }
        return body;
    }
}
