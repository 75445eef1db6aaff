package io.tidemill.control.resource;

import io.tidemill.control.rest.ArmError;
import io.tidemill.control.rest.ArmHandler;
import io.tidemill.control.rest.ArmRequest;
import io.tidemill.control.rest.ArmResponse;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The filter that refuses calls below a subscription, resource group or workspace that is not
/// there, so that no handler needs to look.
///
/// A call to a group or a workspace itself passes: its handler knows better what that means.
public final class Parents implements ArmHandler {
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("/subscriptions/([^/]++).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BELOW_GROUP =
            Pattern.compile(
                    "(/subscriptions/[^/]++/resourceGroups/[^/]+)/.+",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern BELOW_WORKSPACE =
            Pattern.compile(
                    "(.+/providers/Microsoft\\.MachineLearningServices/workspaces/[^/]+)/.+",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ArmHandler next;
    private final ResourceGroups groups;
    private final Workspaces workspaces;

    /// A filter before the handler.
    public Parents(ArmHandler next, ResourceGroups groups, Workspaces workspaces) {
        this.next = next;
        this.groups = groups;
        this.workspaces = workspaces;
    }

    @Override
    public ArmResponse handle(ArmRequest request) {
        return noSubscription(request)
                .or(() -> noGroup(request))
                .or(() -> noWorkspace(request))
                .map(ArmResponse::of)
                .orElseGet(() -> next.handle(request));
    }

    private Optional<ArmError> noSubscription(ArmRequest request) {
        return found(SUBSCRIPTION, request)
                .filter(id -> !groups.isSubscription(id))
                .map(Parents::noSuchSubscription);
    }

    private Optional<ArmError> noGroup(ArmRequest request) {
        Optional<GroupId> id = found(BELOW_GROUP, request).flatMap(GroupId::in);
        return id.flatMap(group ->
                switch (groups.presence(group)) {
                    case THERE -> Optional.empty();
                    case ABSENT -> Optional.of(ResourceGroups.notFound(group));
                    case DELETING ->
                            request.method().equals("GET")
                                    ? Optional.empty()
                                    : Optional.of(ResourceGroups.beingDeleted(group));
                });
    }

    private Optional<ArmError> noWorkspace(ArmRequest request) {
        return found(BELOW_WORKSPACE, request)
                .flatMap(WorkspaceId::in)
                .filter(id -> !workspaces.isThere(id))
                .map(Parents::noSuchWorkspace);
    }

    private static Optional<String> found(Pattern pattern, ArmRequest request) {
        Matcher matcher = pattern.matcher(request.decodedPath());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static ArmError noSuchSubscription(String id) {
        return ArmError.of(
                404,
                "SubscriptionNotFound",
                "The subscription '%s' could not be found.".formatted(id));
    }

    private static ArmError noSuchWorkspace(WorkspaceId id) {
        return ArmError.of(
                404,
                "ParentResourceNotFound",
                "The workspace '%s' that this resource would be in was not found in resource group '%s'."
                        .formatted(id.name(), id.group().name()));
    }
}
