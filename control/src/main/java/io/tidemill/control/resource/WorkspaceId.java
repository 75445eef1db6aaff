package io.tidemill.control.resource;

import io.tidemill.control.identity.AdministratorToken;
import io.tidemill.control.rest.ArmRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARM id of a workspace. Compare its text without regard to case.
public record WorkspaceId(GroupId group, String name) {
    /// The resource type, in Azure's spelling.
    public static final String TYPE = "Microsoft.MachineLearningServices/workspaces";

    static final String ALL = GroupId.PATH + "/providers/" + TYPE;

    /// The pattern of routes to a workspace.
    public static final String PATH = ALL + "/{workspace}";

    /// The workspace that is there from the first start.
    static final WorkspaceId DEFAULT =
            new WorkspaceId(GroupId.DEFAULT, AdministratorToken.WORKSPACE);

    private static final Pattern ID =
            Pattern.compile(
                    "(.+)/providers/Microsoft\\.MachineLearningServices/workspaces/([^/]+)(/.*)?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// The workspace that a resource lives in, or that the id itself names; empty when there is
    /// none.
    public static Optional<WorkspaceId> in(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches()
                ? GroupId.in(matcher.group(1))
                        .map(group -> new WorkspaceId(group, matcher.group(2)))
                : Optional.empty();
    }

    /// The workspace that a route of it, or below it, names.
    public static WorkspaceId of(ArmRequest request) {
        return new WorkspaceId(GroupId.of(request), request.variable("workspace"));
    }

    public String text() {
        return "%s/providers/%s/%s".formatted(group.text(), TYPE, name);
    }

    /// What the ids of everything in the workspace start with.
    String inside() {
        return text() + "/";
    }
}
