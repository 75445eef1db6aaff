package io.tidemill.control.authorization;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What a request asks to do, and where.
///
/// @param action such as `Microsoft.Insights/autoscaleSettings/write`
/// @param scope the innermost place that the path names
/// @param reach whose roles are good enough
record Demand(String action, Scope scope, Reach reach) {
    /// Whose roles are good enough for a request.
    enum Reach {
        /// Those of whoever may do it at the scope.
        HERE,

        /// As HERE; a role that allows the action with data, not with resources, is enough.
        DATA,

        /// As HERE; others who may do it somewhere below get the list of what they may.
        EACH,

        /// Those of whoever has any role above, at or below the scope: what everybody needs to find
        /// their way.
        MEMBER,

        /// Everybody's; the list has those places only in which the caller has any role.
        OWN
    }

    /// Numbers are data, whatever resource they are about.
    private static final String SEND_METRICS = "Microsoft.Insights/metrics/write";

    private static final Set<String> READS = Set.of("GET", "HEAD");

    /// Facts about providers, which are the same for everybody.
    private static final Set<String> FACTS =
            Set.of("operations", "eventcategories", "provideroperations", "roledefinitions");

    /// Types of the resource manager that say what there is and where.
    private static final Set<List<String>> BEARINGS =
            Set.of(
                    List.of("providers"),
                    List.of("subscriptions"),
                    List.of("subscriptions", "providers"),
                    List.of("subscriptions", "locations"));

    /// What the request demands.
    ///
    /// @param path decoded
    static Demand of(String method, String path) {
        ResourcePath about = ResourcePath.of(path);
        if (isSending(method, about)) {
            return new Demand(SEND_METRICS, about.scope(), Reach.DATA);
        }
        boolean reads = READS.contains(method) || isQuestion(method, about);
        String verb = reads ? "/read" : verb(method);
        return new Demand(about.type() + verb, about.scope(), reads ? reach(about) : Reach.HERE);
    }

    /// Metrics are sent to their resource.
    private static boolean isSending(String method, ResourcePath about) {
        return method.equals("POST")
                && !about.named()
                && about.types().getLast().equalsIgnoreCase("metrics");
    }

    private static String verb(String method) {
        return switch (method) {
            case "PUT", "PATCH" -> "/write";
            case "DELETE" -> "/delete";
            default -> "/action";
        };
    }

    /// The directory is asked for many objects at once by a POST.
    private static boolean isQuestion(String method, ResourcePath about) {
        return method.equals("POST")
                && about.isOfDirectory()
                && about.type().toLowerCase(Locale.ROOT).endsWith("/directoryobjects")
                && about.named();
    }

    private static Reach reach(ResourcePath about) {
        if (isListOfPlaces(about)) {
            return Reach.OWN;
        }
        if (isOwnMetrics(about)) {
            return Reach.HERE;
        }
        if (isCommon(about)) {
            return Reach.MEMBER;
        }
        return about.named() || about.scope().isResource() ? Reach.HERE : Reach.EACH;
    }

    private static boolean isListOfPlaces(ResourcePath about) {
        return about.isOfResourceManager()
                && !about.named()
                && Set.of(List.of("subscriptions"), List.of("tenants")).contains(folded(about));
    }

    /// Our own metrics tell of all endpoints at once, in a text from which nothing can be left out.
    private static boolean isOwnMetrics(ResourcePath about) {
        return about.isOfResourceManager() && folded(about).equals(List.of("metrics"));
    }

    private static boolean isCommon(ResourcePath about) {
        List<String> types = folded(about);
        boolean isFact = about.scope().equals(Scope.ROOT) && FACTS.contains(types.getFirst());
        boolean isBearing = about.isOfResourceManager() && BEARINGS.contains(types);
        return isFact || isBearing || about.isOfDirectory() || isOperation(types);
    }

    /// The progress of something long, which is kept by subscription or location and not by group.
    private static boolean isOperation(List<String> types) {
        String last = types.getLast();
        return types.size() == 2
                && (last.endsWith("operationresults") || last.endsWith("operationsstatus"));
    }

    private static List<String> folded(ResourcePath about) {
        return about.types().stream().map(type -> type.toLowerCase(Locale.ROOT)).toList();
    }
}
