package io.tidemill.control.authorization;

import java.util.List;

/// What one part of a role allows: the actions that are in `actions` and not in `notActions`, and
/// likewise for what is done with data rather than with resources.
///
/// What is taken away here may still be allowed by another part or another role.
record Permission(
        List<ActionPattern> actions,
        List<ActionPattern> notActions,
        List<ActionPattern> dataActions,
        List<ActionPattern> notDataActions) {
    Permission {
        actions = List.copyOf(actions);
        notActions = List.copyOf(notActions);
        dataActions = List.copyOf(dataActions);
        notDataActions = List.copyOf(notDataActions);
    }

    /// @param action in small letters
    boolean allows(String action) {
        return isIn(actions, action) && !isIn(notActions, action);
    }

    /// @param action in small letters
    boolean allowsData(String action) {
        return isIn(dataActions, action) && !isIn(notDataActions, action);
    }

    private static boolean isIn(List<ActionPattern> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(action));
    }
}
