package io.tidemill.control.authorization;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The roles that are there without being made: Azure's own, under Azure's ids, with those of their
/// actions that mean something here.
final class BuiltInRoles {
    /// The name of the role that may do everything.
    static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    private static final String ML = "Microsoft.MachineLearningServices/workspaces/";

    /// Everything but giving roles. A Contributor may not change the directory either: who could
    /// change an Owner's secrets would be an Owner. In Azure the directory has roles of its own.
    private static final Permission CONTRIBUTIONS =
            except(
                    actions("*"),
                    "Microsoft.Authorization/*/Delete",
                    "Microsoft.Authorization/*/Write",
                    "Microsoft.Authorization/elevateAccess/Action",
                    "Microsoft.Graph/*/action",
                    "Microsoft.Graph/*/delete",
                    "Microsoft.Graph/*/write");

    private static final List<RoleDefinition> ALL =
            List.of(
                    role(
                            OWNER,
                            "Owner",
                            "May do everything, and say who else may do what.",
                            actions("*")),
                    role(
                            "b24988ac-6180-42a0-ab88-20f7382dd24c",
                            "Contributor",
                            "May do everything but say who may do what.",
                            CONTRIBUTIONS),
                    role(
                            "acdd72a7-3385-48ef-bd42-f606fba81ae7",
                            "Reader",
                            "May look at everything and change nothing.",
                            actions("*/read")),
                    role(
                            "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9",
                            "User Access Administrator",
                            "May say who may do what, and look at everything.",
                            actions("*/read", "Microsoft.Authorization/*")),
                    role(
                            "749f88d5-cbae-40b8-bcfc-e573ddc772fa",
                            "Monitoring Contributor",
                            "May read all monitoring data and set what is monitored.",
                            actions(
                                    "*/read",
                                    "Microsoft.Insights/actiongroups/*",
                                    "Microsoft.Insights/activityLogAlerts/*",
                                    "Microsoft.Insights/AlertRules/*",
                                    "Microsoft.Insights/components/*",
                                    "Microsoft.Insights/createNotifications/*",
                                    "Microsoft.Insights/DiagnosticSettings/*",
                                    "Microsoft.Insights/eventtypes/*",
                                    "Microsoft.Insights/LogDefinitions/*",
                                    "Microsoft.Insights/metricalerts/*",
                                    "Microsoft.Insights/MetricDefinitions/*",
                                    "Microsoft.Insights/Metrics/*",
                                    "Microsoft.Insights/notificationStatus/*",
                                    "Microsoft.Insights/Register/Action",
                                    "Microsoft.Insights/scheduledqueryrules/*")),
                    role(
                            "43d0d8ad-25c7-4714-9337-8ba259a9fe05",
                            "Monitoring Reader",
                            "May read all monitoring data.",
                            actions("*/read")),
                    role(
                            "3913510d-42f4-4e42-8a64-420c390055eb",
                            "Monitoring Metrics Publisher",
                            "May send metrics of its own.",
                            data(
                                    actions(
                                            "Microsoft.Insights/Register/Action",
                                            "Microsoft.Resources/subscriptions/resourceGroups/read"),
                                    "Microsoft.Insights/Metrics/Write",
                                    "Microsoft.Insights/Telemetry/Write")),
                    role(
                            "f6c7c914-8db3-469d-8ca1-694a8f32e121",
                            "AzureML Data Scientist",
                            "May do everything in a workspace but change the workspace itself.",
                            except(
                                    actions(
                                            ML + "*/read",
                                            ML + "*/action",
                                            ML + "*/delete",
                                            ML + "*/write"),
                                    ML + "delete",
                                    ML + "write",
                                    ML + "computes/*/write",
                                    ML + "computes/*/delete",
                                    ML + "computes/listKeys/action",
                                    ML + "listKeys/action")));

    private BuiltInRoles() {}

    static List<RoleDefinition> all() {
        return ALL;
    }

    static Optional<RoleDefinition> named(String name) {
        return ALL.stream().filter(role -> role.name().equalsIgnoreCase(name)).findFirst();
    }

    private static RoleDefinition role(
            String name, String label, String description, Permission permission) {
        return new RoleDefinition(
                name, label, description, List.of(permission), List.of(Scope.ROOT), Origin.ALWAYS);
    }

    private static Permission actions(String... actions) {
        return new Permission(patterns(actions), List.of(), List.of(), List.of());
    }

    private static Permission except(Permission permission, String... notActions) {
        return new Permission(permission.actions(), patterns(notActions), List.of(), List.of());
    }

    private static Permission data(Permission permission, String... dataActions) {
        return new Permission(
                permission.actions(), permission.notActions(), patterns(dataActions), List.of());
    }

    private static List<ActionPattern> patterns(String... texts) {
        return Arrays.stream(texts).map(ActionPattern::of).toList();
    }
}
