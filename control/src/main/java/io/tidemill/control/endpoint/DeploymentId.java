package io.tidemill.control.endpoint;

import io.tidemill.control.rest.ArmRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARM id of a deployment of an online endpoint. Compare its text without regard to case.
public record DeploymentId(EndpointId endpoint, String name) {
    /// The resource type, in Azure's spelling.
    public static final String TYPE = EndpointId.TYPE + "/deployments";

    private static final Pattern ID =
            Pattern.compile("(.+)/deployments/([^/]+)", Pattern.CASE_INSENSITIVE);

    /// Empty when the text is the id of something else.
    public static Optional<DeploymentId> parse(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.matches()
                ? EndpointId.parse(matcher.group(1))
                        .map(endpoint -> endpoint.deployment(matcher.group(2)))
                : Optional.empty();
    }

    static DeploymentId of(ArmRequest request) {
        return EndpointId.of(request).deployment(request.variable("deployment"));
    }

    public String text() {
        return endpoint.deploymentsPrefix() + name;
    }
}
