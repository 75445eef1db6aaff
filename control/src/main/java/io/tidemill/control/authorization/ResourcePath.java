package io.tidemill.control.authorization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A request's path taken apart, as types and names that take turns.
///
/// `/subscriptions/S/resourceGroups/G/providers/Microsoft.Insights/autoscaleSettings/A` is about a
/// `Microsoft.Insights/autoscaleSettings` that is named `A`. Where `providers` stands in the place
/// of a type, a resource of another provider is attached to what stands before it, and only the
/// last one counts.
///
/// @param provider such as `Microsoft.Insights`
/// @param types from the outermost to the innermost, at least one
/// @param scope the innermost resource, group or subscription that is named
/// @param named whether the last type has a name; without one it is a list or an action
record ResourcePath(String provider, List<String> types, Scope scope, boolean named) {
    private static final String RESOURCES = "Microsoft.Resources";
    private static final String GRAPH = "Microsoft.Graph";

    ResourcePath {
        types = List.copyOf(types);
    }

    /// @param path decoded
    static ResourcePath of(String path) {
        List<String> parts =
                Arrays.stream(path.split("/", -1)).filter(part -> !part.isEmpty()).toList();
        return isGraph(parts) ? graph(parts) : walk(parts);
    }

    private static ResourcePath walk(List<String> parts) {
        String provider = RESOURCES;
        List<String> types = new ArrayList<>();
        int end = 0;
        for (int i = 0; i < parts.size(); i += 2) {
            boolean paired = i + 1 < parts.size();
            if (paired && parts.get(i).equalsIgnoreCase("providers")) {
                provider = parts.get(i + 1);
                types.clear();
            } else {
                types.add(canonical(parts.get(i)));
                end = paired && !isView(provider, types) ? i + 2 : end;
            }
        }
        Scope scope = Scope.of(parts.subList(0, end));
        return types.isEmpty()
                ? new ResourcePath(RESOURCES, List.of("subscriptions", "providers"), scope, true)
                : new ResourcePath(provider, types, scope, parts.size() % 2 == 0);
    }

    /// The directory's own interface: `/v1.0/servicePrincipals/{id}`. It lies above all
    /// subscriptions.
    private static boolean isGraph(List<String> parts) {
        return parts.size() > 1 && List.of("v1.0", "beta").contains(parts.getFirst());
    }

    private static ResourcePath graph(List<String> parts) {
        List<String> types = new ArrayList<>();
        for (int i = 1; i < parts.size(); i += 2) {
            types.add(parts.get(i));
        }
        return new ResourcePath(GRAPH, types, Scope.ROOT, parts.size() % 2 == 1);
    }

    boolean isOfDirectory() {
        return provider.equals(GRAPH);
    }

    boolean isOfResourceManager() {
        return provider.equals(RESOURCES);
    }

    /// The provider and the types, such as `Microsoft.Resources/subscriptions/resourceGroups`.
    String type() {
        return provider + "/" + String.join("/", types);
    }

    /// Clients write resource groups in two ways; a role should see one.
    private static String canonical(String type) {
        return type.equalsIgnoreCase("resourceGroups") ? "resourceGroups" : type;
    }

    /// `eventtypes/management` is a way to look at a subscription, and no resource in it.
    private static boolean isView(String provider, List<String> types) {
        return provider.equalsIgnoreCase("Microsoft.Insights")
                && types.size() == 1
                && types.getFirst().equalsIgnoreCase("eventtypes");
    }
}
