package io.tidemill.control.rest;

import static io.tidemill.control.rest.ResourceType.anyDate;
import static io.tidemill.control.rest.ResourceType.exact;

import java.util.List;
import java.util.Optional;

/// All resource types that this server answers to.
///
/// The check of each call's api-version and the answers about providers both read this one list, so
/// a version that a client is told of is one that is understood.
public final class ResourceTypes {
    private static final String[] MACHINE_LEARNING = {
        "2022-10-01", "2024-04-01", "2023-10-01", "2023-04-01", "2022-05-01", "2022-02-01-preview"
    };
    private static final String[] DIAGNOSTICS = {
        "2021-05-01-preview", "2020-01-01-preview", "2017-05-01-preview", "2016-09-01"
    };
    private static final String[] AUTHORIZATION = {
        "2022-04-01", "2020-04-01-preview", "2018-01-01-preview", "2015-07-01"
    };
    private static final String[] RESOURCES = {
        "2021-04-01", "2022-12-01", "2022-09-01", "2020-06-01", "2019-11-01"
    };

    private static final List<ResourceType> ALL =
            List.of(
                    anyDate("Microsoft.Authorization/roleAssignments", AUTHORIZATION),
                    anyDate("Microsoft.Authorization/roleDefinitions", AUTHORIZATION),
                    exact(
                            "Microsoft.Insights/autoscaleSettings",
                            "2022-10-01",
                            "2021-05-01-preview",
                            "2015-04-01",
                            "2014-04-01"),
                    exact("Microsoft.Insights/diagnosticSettings", DIAGNOSTICS),
                    exact("Microsoft.Insights/diagnosticSettingsCategories", DIAGNOSTICS),
                    exact(
                            "Microsoft.Insights/autoscaleSettings/behavior",
                            "2022-10-01",
                            "2021-05-01-preview",
                            "2015-04-01",
                            "2014-04-01"),
                    exact(
                            "Microsoft.Insights/eventtypes",
                            "2015-04-01",
                            "2014-04-01",
                            "2017-03-01-preview"),
                    exact(
                            "Microsoft.Insights/metrics",
                            "2024-02-01",
                            "2023-10-01",
                            "2021-05-01",
                            "2019-07-01",
                            "2018-01-01"),
                    exact(
                            "Microsoft.Insights/metricDefinitions",
                            "2024-02-01",
                            "2023-10-01",
                            "2021-05-01",
                            "2018-01-01"),
                    exact(
                            "Microsoft.Insights/metricNamespaces",
                            "2024-02-01",
                            "2023-10-01",
                            "2017-12-01-preview"),
                    anyDate("Microsoft.MachineLearningServices/locations", MACHINE_LEARNING),
                    anyDate("Microsoft.MachineLearningServices/workspaces", MACHINE_LEARNING),
                    anyDate("Microsoft.MachineLearningServices/workspaces/codes", MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/codes/versions",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/datastores",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/environments",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/environments/versions",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/models",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/models/versions",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/onlineEndpoints",
                            MACHINE_LEARNING),
                    anyDate(
                            "Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments",
                            MACHINE_LEARNING),
                    anyDate("Microsoft.Resources/resourceGroups", RESOURCES),
                    anyDate("Microsoft.Resources/resources", RESOURCES),
                    anyDate("Microsoft.Resources/providers", RESOURCES),
                    anyDate("Microsoft.Resources/subscriptions", RESOURCES),
                    anyDate("Microsoft.Resources/subscriptions/resourceGroups", RESOURCES),
                    anyDate("Microsoft.Resources/tenants", RESOURCES));

    private ResourceTypes() {}

    /// Ordered by namespace, so that types of one provider stand together.
    public static List<ResourceType> all() {
        return ALL;
    }

    /// The type of that full name, in any case.
    static Optional<ResourceType> find(String fullName) {
        return ALL.stream().filter(type -> type.fullName().equalsIgnoreCase(fullName)).findFirst();
    }
}
