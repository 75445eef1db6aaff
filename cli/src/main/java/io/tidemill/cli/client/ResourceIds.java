package io.tidemill.cli.client;

/// The ARM ids below one resource group and workspace.
public record ResourceIds(String subscription, String resourceGroup, String workspace) {

    public static ResourceIds of(Profile profile) {
        return new ResourceIds(
                profile.subscription(), profile.resourceGroup(), profile.workspace());
    }

    public String endpoints() {
        return group()
                + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + workspace
                + "/onlineEndpoints";
    }

    public String endpoint(String name) {
        return endpoints() + "/" + name;
    }

    public String deployment(String endpoint, String name) {
        return endpoint(endpoint) + "/deployments/" + name;
    }

    public String settings() {
        return group() + "/providers/microsoft.insights/autoscalesettings";
    }

    public String setting(String name) {
        return settings() + "/" + name;
    }

    /// Where the activity log of the whole subscription is read.
    public String activities() {
        return "/subscriptions/"
                + subscription
                + "/providers/Microsoft.Insights/eventtypes/management/values";
    }

    private String group() {
        return "/subscriptions/" + subscription + "/resourceGroups/" + resourceGroup;
    }
}
