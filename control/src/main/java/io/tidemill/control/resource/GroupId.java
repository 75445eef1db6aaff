package io.tidemill.control.resource;

import io.tidemill.control.identity.AdministratorToken;
import io.tidemill.control.rest.ArmRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The ARM id of a resource group. Compare its text without regard to case.
public record GroupId(String subscription, String name) {
    static final String TYPE = "Microsoft.Resources/resourceGroups";
    static final String PATH = "/subscriptions/{subscription}/resourceGroups/{group}";

    /// The group that is there from the first start.
    static final GroupId DEFAULT =
            new GroupId(AdministratorToken.SUBSCRIPTION, AdministratorToken.RESOURCE_GROUP);

    private static final Pattern ID =
            Pattern.compile(
                    "/subscriptions/([^/]++)/resourceGroups/([^/]++)(/.*)?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /// The group that a resource lives in, or that the id itself names; empty when there is none.
    public static Optional<GroupId> in(String id) {
        Matcher matcher = ID.matcher(id);
        return matcher.matches()
                ? Optional.of(new GroupId(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    static GroupId of(ArmRequest request) {
        return new GroupId(request.variable("subscription"), request.variable("group"));
    }

    public String text() {
        return "/subscriptions/%s/resourceGroups/%s".formatted(subscription, name);
    }

    /// What the ids of everything in the group start with.
    String inside() {
        return text() + "/";
    }
}
