package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A long-running operation on a deployment. Its name says what it is about, so nothing of it is
/// stored and it can be asked for after a restart.
///
/// @param kind what is done
record Operation(Kind kind, DeploymentId deployment) {
    static final String PATH =
            "/subscriptions/{subscription}/providers/Microsoft.MachineLearningServices/locations/{location}/";

    private static final String PREFIX = "od:";
    private static final int PARTS = 5;

    /// What is done.
    enum Kind {
        WRITE,
        DELETE
    }

    /// The absolute address of the status.
    String statusUri(ArmRequest request) {
        return uri(request, "mfeOperationsStatus");
    }

    /// The absolute address that is empty once all is done.
    String resultUri(ArmRequest request) {
        return uri(request, "mfeOperationResults");
    }

    String name() {
        EndpointId endpoint = deployment.endpoint();
        String text =
                String.join(
                        "/",
                        kind == Kind.WRITE ? "w" : "d",
                        endpoint.group(),
                        endpoint.workspace(),
                        endpoint.name(),
                        deployment.name());
        return PREFIX
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The operation of that name; empty when no operation can have it.
    static Optional<Operation> parse(String subscription, String name) {
        List<String> parts =
                name.startsWith(PREFIX) ? List.of(decode(name).split("/", -1)) : List.of();
        return parts.size() == PARTS
                ? Optional.of(
                        new Operation(
                                parts.getFirst().equals("d") ? Kind.DELETE : Kind.WRITE,
                                new EndpointId(
                                                subscription,
                                                parts.get(1),
                                                parts.get(2),
                                                parts.get(3))
                                        .deployment(parts.get(4))))
                : Optional.empty();
    }

    private static String decode(String name) {
        try {
            return new String(
                    Base64.getUrlDecoder().decode(name.substring(PREFIX.length())),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private String uri(ArmRequest request, String collection) {
        return "%s/subscriptions/%s/providers/Microsoft.MachineLearningServices/locations/local/%s/%s?api-version=%s"
                .formatted(
                        request.origin(),
                        deployment.endpoint().subscription(),
                        collection,
                        name(),
                        request.parameter("api-version").orElse("2022-05-01"));
    }
}
