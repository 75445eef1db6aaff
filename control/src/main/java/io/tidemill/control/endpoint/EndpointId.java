package io.tidemill.control.endpoint;

import io.tidemill.control.resource.GroupId;
import io.tidemill.control.resource.WorkspaceId;
import io.tidemill.control.rest.ArmRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARM id of an online endpoint. Compare its text without regard to case.
public record EndpointId(String subscription, String group, String workspace, String name) {
    /// The resource type, in Azure's spelling.
    public static final String TYPE =
            "Microsoft.MachineLearningServices/workspaces/onlineEndpoints";

    static final String PATH =
            "/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.MachineLearningServices/workspaces/{workspace}/onlineEndpoints";

    private static final Pattern ID =
            Pattern.compile(
                    "/subscriptions/([^/]+)/resourceGroups/([^/]+)/providers/Microsoft\\.MachineLearningServices/workspaces/([^/]+)/onlineEndpoints/([^/]+)",
                    Pattern.CASE_INSENSITIVE);

    /// Empty when the text is the id of something else.
    public static Optional<EndpointId> parse(String text) {
        Matcher matcher = ID.matcher(text);
        return matcher.matches()
                ? Optional.of(
                        new EndpointId(
                                matcher.group(1),
                                matcher.group(2),
                                matcher.group(3),
                                matcher.group(4)))
                : Optional.empty();
    }

    static EndpointId of(ArmRequest request) {
        return of(request, request.variable("endpoint"));
    }

    static EndpointId of(ArmRequest request, String name) {
        return new EndpointId(
                request.variable("subscription"),
                request.variable("group"),
                request.variable("workspace"),
                name);
    }

    public String text() {
        return "/subscriptions/%s/resourceGroups/%s/providers/Microsoft.MachineLearningServices/workspaces/%s/onlineEndpoints/%s"
                .formatted(subscription, group, workspace, name);
    }

    /// The form that the endpoint's own properties carry, and people use as a metric's resource.
    String lowerCase() {
        return text().toLowerCase(Locale.ROOT);
    }

    WorkspaceId workspaceId() {
        return new WorkspaceId(new GroupId(subscription, group), workspace);
    }

    public DeploymentId deployment(String deployment) {
        return new DeploymentId(this, deployment);
    }

    /// What the ids of all its deployments start with.
    String deploymentsPrefix() {
        return text() + "/deployments/";
    }
}
