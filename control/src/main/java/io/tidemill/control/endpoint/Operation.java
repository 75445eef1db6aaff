package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A long-running operation. Its name says what it is about, so nothing of it is stored and it can
/// be asked for after a restart.
sealed interface Operation {
    String PATH =
            "/subscriptions/{subscription}/providers/Microsoft.MachineLearningServices/locations/{location}/";

    /// On an endpoint; such a one is over when its address is told.
    record OfEndpoint(EndpointId endpoint) implements Operation {
        private static final String PREFIX = "oe:";
        private static final int PARTS = 3;

        @Override
        public String name() {
            return PREFIX + encode(endpoint.group(), endpoint.workspace(), endpoint.name());
        }
    }

    /// On a deployment.
    ///
    /// @param kind what is done
    record OfDeployment(Kind kind, DeploymentId deployment) implements Operation {
        private static final String PREFIX = "od:";
        private static final int PARTS = 5;

        @Override
        public EndpointId endpoint() {
            return deployment.endpoint();
        }

        @Override
        public String name() {
            return PREFIX
                    + encode(
                            kind.letter,
                            endpoint().group(),
                            endpoint().workspace(),
                            endpoint().name(),
                            deployment.name());
        }
    }

    /// What is done.
    enum Kind {
        WRITE("w"),
        DELETE("d");

        private final String letter;

        Kind(String letter) {
            this.letter = letter;
        }

        private static Kind of(String letter) {
            return letter.equals(DELETE.letter) ? DELETE : WRITE;
        }
    }

    EndpointId endpoint();

    String name();

    /// The absolute address of the status.
    default String statusUri(ArmRequest request) {
        return uri(request, "mfeOperationsStatus");
    }

    /// The absolute address of what comes out of it.
    default String resultUri(ArmRequest request) {
        return uri(request, "mfeOperationResults");
    }

    /// The operation of that name; empty when no operation can have it.
    static Optional<Operation> parse(String subscription, String name) {
        List<String> parts = decode(name);
        if (name.startsWith(OfEndpoint.PREFIX) && parts.size() == OfEndpoint.PARTS) {
            return Optional.of(new OfEndpoint(endpoint(subscription, parts)));
        }
        return name.startsWith(OfDeployment.PREFIX) && parts.size() == OfDeployment.PARTS
                ? Optional.of(
                        new OfDeployment(
                                Kind.of(parts.getFirst()),
                                endpoint(subscription, parts.subList(1, 4))
                                        .deployment(parts.getLast())))
                : Optional.empty();
    }

    private static EndpointId endpoint(String subscription, List<String> parts) {
        return new EndpointId(subscription, parts.get(0), parts.get(1), parts.get(2));
    }

    private static String encode(String... parts) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("/", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> decode(String name) {
        try {
            byte[] text = Base64.getUrlDecoder().decode(name.substring(name.indexOf(':') + 1));
            return List.of(new String(text, StandardCharsets.UTF_8).split("/", -1));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private String uri(ArmRequest request, String collection) {
        return "%s/subscriptions/%s/providers/Microsoft.MachineLearningServices/locations/local/%s/%s?api-version=%s"
                .formatted(
                        request.origin(),
                        endpoint().subscription(),
                        collection,
                        name(),
                        request.parameter("api-version").orElse("2022-05-01"));
    }
}
